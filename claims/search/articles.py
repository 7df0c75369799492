"""Articles found by their title or the words of their newest text."""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from operator import and_, or_

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from articles.models import Article, Item, Version
from articles.models.press import NEWEST_FIRST
from articles.vectors import vector
from claims.models import Claim
from claims.search.conditions import (
    Sought,
    matching,
    named_or_numbered,
    only_words,
    sought,
    words_of,
)
from claims.search.query import Alternatives, Field, Query, Words
from claims.search.ranked import RANKED, Finds

NEWER = Version.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))


def articles_found(query: Query) -> Finds[Article]:
    """Those with the words in the title first, then the newest. What only claims have, such as
    a speaker, is asked of the article's claims: one of them must have all of it."""
    words = sought(Query(tuple(filter(_plain, query.clauses))))
    found = Article.objects.filter(_condition(query, words))
    shown = found.select_related("outlet").order_by(NEWEST_FIRST, "-pk")
    if words is None:
        return Finds(found, shown)
    candidates = Article.objects.filter(pk__in=found.order_by("-pk").values("pk")[:RANKED])
    titled = Case(When(Q(heading=words), Value(True)), default=False, output_field=BooleanField())
    ranked = candidates.alias(heading=vector("title")).alias(titled=titled)
    in_order = ranked.order_by(F("titled").desc(), NEWEST_FIRST, "-pk")
    return Finds(found, in_order.select_related("outlet"))


def texts(articles: list[Article]) -> QuerySet[Version]:
    """The newest text of each, without its places."""
    newest = Version.objects.filter(~Exists(NEWER), article__in=articles)
    return newest.defer("segments")


def _condition(query: Query, words: Sought | None) -> Q:
    condition = Q() if words is None else _says(words)
    rest = [clause for clause in query.clauses if not _plain(clause)]
    if of_claims := tuple(clause for clause in rest if not _of_articles(clause)):
        claims = matching(Claim.objects.current(), Query(of_claims))
        condition &= Q(pk__in=claims.values("run__version__article"))
    return reduce(and_, map(_clause, filter(_of_articles, rest)), condition)


def _plain(clause: Alternatives) -> bool:
    """Words that must be there, in the title or in the text; what must not be in neither."""
    return only_words(clause) and not any(term.negated for term in clause)


def _of_articles(clause: Alternatives) -> bool:
    return all(isinstance(term, Words) or term.name in CONDITIONS for term in clause)


def _says(words: Sought) -> Q:
    # A union: either half has its index, which an OR over both tables would not use.
    texts = Version.objects.alias(seen=vector("text")).filter(~Exists(NEWER), seen=words)
    titles = Article.objects.alias(seen=vector("title")).filter(seen=words)
    return Q(pk__in=texts.values("article").union(titles.values("pk")))


def _clause(clause: Alternatives) -> Q:
    return reduce(or_, [_holds(term) for term in clause])


def _holds(term: Words | Field) -> Q:
    if isinstance(term, Words):
        condition = _says(words_of(replace(term, negated=False)))
    else:
        condition = CONDITIONS[term.name](term.asked)
    return ~condition if term.negated else condition


def _batch(label: object) -> Q:
    items = Item.objects.filter(named_or_numbered(str(label)), version__isnull=False)
    return Q(pk__in=items.values("version__article"))


CONDITIONS: dict[str, Callable[[object], Q]] = {
    "outlet": lambda name: Q(outlet__name__icontains=name),
    "after": lambda day: Q(published_at__date__gte=day),
    "before": lambda day: Q(published_at__date__lt=day),
    "lang": lambda tag: Q(language__istartswith=tag),
    "batch": _batch,
}
