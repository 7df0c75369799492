"""Who is who over articles of our own writing: the floors hold, without and with a database."""

import datetime as dt

import pytest

from articles import ledger
from claims.asking import ask
from claims.extraction import Hop as Found
from claims.models import Hop, Matching, Party
from claims.parties.matching import match_and_record
from claims.resolution.candidates import standing
from claims.resolution.resolve import resolve
from tests.factories import make_article, make_claim, make_version
from tests.quality.parties.gold import HALVES, Told, gold
from tests.quality.parties.resolving import Place, anonymous_merges, reached, resolved, truth
from tests.quality.parties.scoring import b_cubed

FLOOR = 0.92  # only rises


def test_the_gold_is_as_large_as_it_should_be_and_its_halves_share_nobody() -> None:
    halves = [gold(half) for half in HALVES]
    assert sum(len(articles) for articles in halves) >= 40
    assert sum(len(truth(articles)) for articles in halves) >= 150
    first, second = (set(truth(articles).values()) for articles in halves)
    assert not first & second


@pytest.mark.parametrize("half", HALVES)
def test_the_rules_reach_the_floor(half: str) -> None:
    assert reached(half).f1 >= FLOOR


@pytest.mark.parametrize("half", HALVES)
def test_no_two_anonymous_groups_are_one(half: str) -> None:
    articles = gold(half)
    assert anonymous_merges(articles, resolved(articles).groups()) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("half", HALVES)
def test_so_does_the_database(half: str) -> None:
    articles = gold(half)
    hops = {place: pk for article in articles for place, pk in stored(article).items()}
    parties = dict(Hop.objects.filter(pk__in=hops.values()).values_list("pk", "party"))
    groups = {place: parties[pk] for place, pk in hops.items()}
    assert standing(groups.values()) == set(groups.values())
    assert b_cubed(truth(articles), groups).f1 >= FLOOR
    assert anonymous_merges(articles, groups) == 0


def stored(article: Told) -> dict[Place, int]:
    """Resolve and match the article as if extraction had found its mentions; the hop of each."""
    published = dt.datetime.combine(article.day, dt.time(8), dt.UTC)
    version = make_version(article.text, make_article(published=published))
    asked = [Found(None, each.name, each.kind, named=each.named) for each in article.mentions]
    parties = resolve(asked, version.article)
    made = {}
    for number, (each, hop) in enumerate(zip(article.mentions, asked, strict=True)):
        claim = make_claim(version, article.text.split()[0], chain=["Nobody In Particular"])
        row = Hop.objects.get(claim=claim)
        Hop.objects.filter(pk=row.pk).update(
            party=parties[hop], role=each.role, organisation=each.organisation
        )
        made[article.name, number] = row.pk
    Party.objects.filter(name="Nobody In Particular").update(keys=[])
    ask(Matching, [version.pk])
    while lease := ledger.claim(Matching, version.matching.pk):
        match_and_record(lease)
    return made
