"""Articles found by their title or the words of their newest text."""

from collections.abc import Callable
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchRank
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import Article, Item, Version
from articles.models.press import NEWEST_FIRST
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
from claims.search.ranked import Finds

NEWER = Version.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))


def articles_found(query: Query) -> Finds[Article]:
    """Ranked as claims are, a word in the title before one in the text. What only claims have,
    such as a speaker, is asked of the article's claims: one of them must have all of it."""
    words = sought(query)

    def ranked(pks: list[int]) -> QuerySet[Article]:
        shown = Article.objects.filter(pk__in=pks).select_related("outlet")
        if words is None:
            return shown.order_by(NEWEST_FIRST, "-pk")
        rank = SearchRank(F("wording__search"), words, cover_density=True)
        return shown.annotate(rank=rank).order_by("-rank", NEWEST_FIRST, "-pk")

    return Finds(Article.objects.filter(_condition(query, words)), ranked)


def texts(articles: list[Article]) -> QuerySet[Version]:
    """The newest text of each, without its places."""
    newest = Version.objects.filter(~Exists(NEWER), article__in=articles)
    return newest.defer("segments")


def _condition(query: Query, words: Sought | None) -> Q:
    condition = Q() if words is None else Q(wording__search=words)
    rest = [clause for clause in query.clauses if not only_words(clause)]
    if of_claims := tuple(clause for clause in rest if not _of_articles(clause)):
        claims = matching(Claim.objects.current(), Query(of_claims))
        condition &= Q(pk__in=claims.values("run__version__article"))
    return reduce(and_, map(_clause, filter(_of_articles, rest)), condition)


def _of_articles(clause: Alternatives) -> bool:
    return all(isinstance(term, Words) or term.name in CONDITIONS for term in clause)


def _clause(clause: Alternatives) -> Q:
    return reduce(or_, [_holds(term) for term in clause])


def _holds(term: Words | Field) -> Q:
    if isinstance(term, Words):
        return Q(wording__search=words_of(term))
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
