"""A query as conditions on claims, for the database."""

import re
from collections.abc import Callable
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery
from django.db.models import Q, QuerySet

from articles.folding import folded
from articles.models import Item
from claims.models import Hop, Party
from claims.models.claim import ClaimQuerySet
from claims.resolution.names import normal_form
from claims.search.query import Alternatives, Field, Query, Words

Sought = SearchQuery | CombinedSearchQuery


def matching(claims: ClaimQuerySet, query: Query) -> ClaimQuerySet:
    """Those of `claims` for which everything in `query` holds."""
    words = sought(query)
    rest = (clause for clause in query.clauses if not only_words(clause))
    condition = Q() if words is None else Q(search=words)
    return claims.filter(reduce(and_, map(_clause, rest), condition))


def only_words(clause: Alternatives) -> bool:
    return all(isinstance(term, Words) for term in clause)


def sought(query: Query) -> Sought | None:
    """All words that must be there, as one question to an index; None if there are none."""
    clauses = [clause for clause in query.clauses if only_words(clause)]
    return reduce(and_, map(_any_of, clauses)) if clauses else None


def to_mark(query: Query) -> Sought | None:
    """Any word that is sought; a headline for words that must not be there marks nothing."""
    words = [
        words_of(term)
        for clause in query.clauses
        for term in clause
        if isinstance(term, Words) and not term.negated
    ]
    return reduce(or_, words) if words else None


def _any_of(clause: Alternatives) -> Sought:
    return reduce(or_, [words_of(term) for term in clause if isinstance(term, Words)])


def words_of(term: Words) -> Sought:
    kind = "phrase" if term.phrase else "plain"
    query = SearchQuery(folded(term.text), search_type=kind, config="english")
    return ~query if term.negated else query


def _clause(clause: Alternatives) -> Q:
    return reduce(or_, [_holds(term) for term in clause])


def _holds(term: Words | Field) -> Q:
    if isinstance(term, Words):
        return Q(search=words_of(term))
    condition = CONDITIONS[term.name](term.asked)
    return ~condition if term.negated else condition


def _parties(name: str) -> QuerySet[Party]:
    normal = normal_form(name)
    return Party.objects.filter(Q(normal__contains=normal) | Q(aliases__normal__contains=normal))


def _hops(**where: object) -> Callable[[object], Q]:
    def condition(name: object) -> Q:
        hops = Hop.objects.filter(party__in=_parties(str(name)).values("pk"), **where)
        return Q(pk__in=hops.values("claim"))

    return condition


def named_or_numbered(batch: str) -> Q:
    """Items of the batches with this in their label, and of the one with this number."""
    known = Q(batch__label__icontains=batch)
    return known | Q(batch=int(batch)) if re.fullmatch("[0-9]{1,18}", batch) else known


def _batch(label: object) -> Q:
    # Not by a join: a text that came twice in a batch has its claims once.
    items = Item.objects.filter(named_or_numbered(str(label)), version__isnull=False)
    return Q(run__version__in=items.values("version"))


CONDITIONS: dict[str, Callable[[object], Q]] = {
    "speaker": _hops(position=1),
    "cited": _hops(position__gt=1),
    "party": _hops(),
    "outlet": lambda name: Q(run__version__article__outlet__name__icontains=name),
    "after": lambda day: Q(run__version__article__published_at__date__gte=day),
    "before": lambda day: Q(run__version__article__published_at__date__lt=day),
    "hedged": lambda yes: Q(hedged=yes),
    "denial": lambda yes: Q(denial=yes),
    "quote": lambda kind: Q(quote=kind),
    "state": lambda status: Q(status=status),
    "lang": lambda tag: Q(run__version__article__language__istartswith=tag),
    "batch": _batch,
}
