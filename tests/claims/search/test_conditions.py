"""Claims found by words and fields, together with what other claims are not."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.extraction import QuoteKind
from claims.models import Alias, Claim
from claims.search.conditions import matching
from claims.search.query import parse
from tests.factories import (
    make_article,
    make_batch,
    make_claim,
    make_item,
    make_outlet,
    make_party,
    make_upload,
    make_version,
)

pytestmark = pytest.mark.django_db

BRIDGE = "A bridge has fallen, Rosa Vik wrote, citing the Coast Gazette."


def found(typed: str) -> list[Claim]:
    return list(matching(Claim.objects.current(), parse(typed)).order_by("pk"))


@pytest.fixture
def ferry() -> Claim:
    """Printed by the Quay Courier on 6 March 2026, said by Ada Lind."""
    return make_claim(make_version(article=make_article(make_outlet("Quay Courier"))))


@pytest.fixture
def bridge(ferry: Claim) -> Claim:
    """Printed elsewhere in 2025, said by Rosa Vik, who goes back to the Coast Gazette."""
    day = dt.datetime(2025, 5, 4, 23, 59, tzinfo=dt.UTC)
    article = make_article(make_outlet("Fjord Post"), title="Fallen", published=day)
    return make_claim(
        make_version(BRIDGE, article),
        "A bridge has fallen",
        cue="wrote",
        chain=["Rosa Vik", "Coast Gazette"],
        quote=QuoteKind.DIRECT,
        hedged=True,
        denial=True,
        status=Claim.Status.ACCEPTED,
    )


@pytest.mark.parametrize(
    "typed",
    [
        "bridges wrote",
        '"has fallen"',
        "bridge -ferry",
        "-ferry",
        "bridge -outlet:quay",
        "brídge",
        "Vik",
        "Fjord",
        "fjord bridge gazette",
        "speaker:vik",
        "speaker:Rosa",
        'cited:"coast gazette"',
        "party:gazette",
        "-speaker:lind",
        'outlet:"fjord post"',
        "before:2025-05-05",
        "after:2025-05-04 before:2026",
        "hedged:yes",
        "denial:yes",
        "quote:direct",
        "state:accepted",
        "bridge or speaker:nobody",
        "speaker:vik or speaker:nobody bridge",
        "-speaker:lind or submarine",
    ],
)
def test_only_the_bridge(bridge: Claim, typed: str) -> None:
    assert found(typed) == [bridge]


@pytest.mark.parametrize(
    "typed",
    [
        "bridge ferry",
        '"fallen bridge"',
        "submarine",
        "cited:vik",
        "speaker:gazette",
        "before:2025-05-04",
        "after:2026-03-07",
        "lang:de",
        "the",
        "speaker:vik hedged:no",
    ],
)
def test_neither(bridge: Claim, typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize(
    "typed",
    ["", "ferry or bridge", "lang:en", "state:pending or state:accepted", "the or bridge or sail"],
)
def test_both(ferry: Claim, bridge: Claim, typed: str) -> None:
    assert found(typed) == [ferry, bridge]


def test_a_party_is_known_by_its_aliases(ferry: Claim, bridge: Claim) -> None:
    Alias.objects.create(party=make_party("Ada Lind"), text="Madam Harbour", normal="madam harbour")
    assert found('speaker:"madam harbour"') == [ferry]


def test_a_batch_by_label_or_number_once_even_if_the_text_came_twice(bridge: Claim) -> None:
    batch = make_batch(label="spring.zip")
    upload = make_upload(batch)
    for _ in range(2):
        make_item(upload=upload, version=bridge.run.version)
    assert found("batch:spring") == found(f"batch:{batch.pk}") == [bridge]
    assert found("batch:autumn") == found("batch:" + "9" * 30) == []


def test_accents_make_no_difference() -> None:
    text = "The café in Évening Street is shut, André Sørli said."
    claim = make_claim(
        make_version(text), "The café in Évening Street is shut", chain=["André Sørli"]
    )
    for typed in ("cafe evening", "CAFÉ", "andre", "speaker:andré", "speaker:andre"):
        assert found(typed) == [claim], typed


def test_words_are_one_condition_for_the_index() -> None:
    with CaptureQueriesContext(connection) as queries:
        found('ferry "will not" or sail -bridge')
    assert queries[0]["sql"].count("@@") == 1


def test_an_outlet_that_is_renamed_is_found_by_its_new_name(ferry: Claim) -> None:
    outlet = ferry.run.version.article.outlet
    assert outlet
    outlet.name = "Harbour Herald"
    outlet.save()
    assert found("herald lind") == [ferry]
    assert found("courier") == []
