"""Parties found or made: the named shared by all articles, the unnamed by none."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from claims.extraction import NOBODY, Hop, Kind, Span
from claims.models import Alias, Party
from claims.resolution.resolve import resolve
from tests.factories import make_article, make_outlet, make_party


def named(name: str, kind: Kind = Kind.PERSON, mention: Span | None = None) -> Hop:
    return Hop(mention, name, kind, named=True)


def unnamed(description: str) -> Hop:
    return Hop(None, description, Kind.GROUP, named=False)


@pytest.mark.usefixtures("db")
def test_a_new_name_makes_a_party_that_is_found_again_in_any_spelling() -> None:
    first = resolve([named("Dr. Ada Lind")], make_article())
    again = resolve([named("ADA LIND")], make_article())
    (party,) = Party.objects.all()
    assert set(first.values()) == set(again.values()) == {party}
    assert (party.name, party.kind, party.article) == ("Dr. Ada Lind", "person", None)
    assert [alias.text for alias in party.aliases.all()] == ["Dr. Ada Lind"]


@pytest.mark.usefixtures("db")
def test_an_alias_leads_to_its_party() -> None:
    party = make_party("Harbour Board", Kind.ORGANISATION)
    Alias.objects.create(party=party, text="the Board", normal="board")
    hop = named("The Board", Kind.ORGANISATION)
    assert resolve([hop], make_article()) == {hop: party}
    assert Party.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_spellings_within_one_article_are_one_party_with_the_first_of_them() -> None:
    hops = [named("the Harbour Board"), named("Harbour Board"), named("HARBOUR BOARD")]
    assert len(set(resolve(hops, make_article()).values())) == 1
    assert resolve(hops[::-1], make_article())[hops[0]].name == "the Harbour Board"


@pytest.mark.usefixtures("db")
def test_one_name_at_two_places_is_one_party() -> None:
    hops = [named("Ada Lind", mention=Span(0, 8)), named("Ada Lind", mention=Span(90, 98))]
    assert len(set(resolve(hops, make_article()).values())) == 1


@pytest.mark.usefixtures("db")
def test_who_is_not_named_belongs_to_one_article() -> None:
    here, there = make_article(), make_article()
    hop = unnamed("two officials")
    first, again = resolve([hop], here), resolve([hop], here)
    elsewhere = resolve([hop], there)
    assert first == again
    assert first[hop].article == here
    assert elsewhere[hop] != first[hop]
    assert not Alias.objects.exists()


@pytest.mark.usefixtures("db")
def test_the_same_words_named_and_unnamed_are_different_parties() -> None:
    board, somebody = named("The Board"), unnamed("the board")
    found = resolve([board, somebody], make_article())
    assert found[board] != found[somebody]


@pytest.mark.usefixtures("db")
def test_nobody_is_a_party_of_the_article_called_unknown() -> None:
    blank = Hop(None, "  ", Kind.GROUP, named=False)
    found = resolve([NOBODY, blank], make_article())
    assert {party.name for party in found.values()} == {"unknown"}


@pytest.mark.usefixtures("db")
def test_no_hops_are_no_parties() -> None:
    assert resolve([], make_article()) == {}


@pytest.mark.usefixtures("db")
def test_a_name_without_end_is_cut_and_found_again() -> None:
    hop = named("Ada " + "Lind" * 200)
    assert resolve([hop], make_article()) == resolve([hop], make_article())
    assert len(Party.objects.get().name) == 300


@pytest.mark.usefixtures("db")
def test_a_party_with_the_name_of_an_outlet_is_that_outlet() -> None:
    outlet = make_outlet("Coast Gazette")
    hops = [named("COAST gazette", Kind.OUTLET), named("Ada Lind")]
    found = resolve(hops, make_article())
    assert found[hops[0]].outlet == outlet
    assert found[hops[1]].outlet is None


@pytest.mark.usefixtures("db")
def test_an_outlet_that_comes_in_later_is_tied_when_its_name_is_met_again() -> None:
    hop = named("Coast Gazette", Kind.OUTLET)
    assert resolve([hop], make_article())[hop].outlet is None
    outlet = make_outlet("Coast Gazette")
    assert resolve([hop], make_article())[hop].outlet == outlet
    assert Party.objects.get().outlet == outlet


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("count", [2, 40])
def test_the_number_of_queries_does_not_grow_with_the_hops(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_article()
    hops = [named(f"Person {n}") for n in range(count)]
    hops += [unnamed(f"witness {n}") for n in range(count)]
    with django_assert_num_queries(8):
        resolve(hops, article)


@pytest.mark.usefixtures("transactional_db")
def test_workers_with_the_same_new_names_in_other_orders_neither_block_nor_double() -> None:
    names = [f"Person {n}" for n in range(30)]
    make_outlet("Person 7")
    articles = [make_article() for _ in range(6)]
    start = Barrier(len(articles))

    def worker(article: Article) -> dict[str, int]:
        order = names if article.pk % 2 else names[::-1]
        try:
            start.wait(10)
            with transaction.atomic():
                found = resolve([named(name) for name in order], article)
            return {hop.canonical: party.pk for hop, party in found.items()}
        finally:
            connection.close()

    with ThreadPoolExecutor(len(articles)) as pool:
        results = list(pool.map(worker, articles))
    assert all(result == results[0] for result in results)
    assert Party.objects.count() == Alias.objects.count() == 30
    assert Party.objects.get(name="Person 7").outlet is not None
