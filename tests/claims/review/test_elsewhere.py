"""What other articles have of a claim, beside it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Version
from claims.models import Claim, Link, Restatement
from claims.review.elsewhere import CONTRADICTIONS, elsewhere
from tests.factories import (
    make_article,
    make_claim,
    make_link,
    make_outlet,
    make_thread,
    make_version,
)

pytestmark = pytest.mark.django_db
AGAINST = Link.Relation.CONTRADICTS


def test_nothing_where_nobody_else_has_it() -> None:
    claim = make_claim()
    assert not elsewhere([claim.pk])[claim.pk]
    assert elsewhere([]) == {}


def test_a_thread_counts_the_others_and_the_outlets() -> None:
    claim, same = make_claim(), make_claim()
    thread = make_thread(claim, same, make_claim(same.run.version))
    told = elsewhere([claim.pk])[claim.pk]
    assert (told.thread, told.claims, told.outlets) == (thread, 2, 2)


def test_contradictions_come_the_likeliest_first_and_end_somewhere() -> None:
    claim = make_claim()
    links = [
        make_link(claim, make_claim(), relation=AGAINST, probability=0.9 - number / 10)
        for number in range(CONTRADICTIONS + 2)
    ]
    told = elsewhere([claim.pk])[claim.pk]
    assert [each.link for each in told.against] == [link.pk for link in links[:CONTRADICTIONS]]
    assert [each.claim for each in told.against] == [link.other for link in links[:CONTRADICTIONS]]
    assert (told.more, told.asked, told.first) == (2, len(links), links[0].pk)


def test_what_is_answered_does_not_wait_and_what_is_nothing_is_not_told() -> None:
    claim = make_claim()
    make_link(claim, make_claim(), status=Link.Status.SETTLED)
    make_link(claim, make_claim(), relation=Link.Relation.UNRELATED)
    make_link(claim, make_claim(), relation=AGAINST, status=Link.Status.UNSURE)
    make_link(claim, make_claim(status=Claim.Status.REJECTED), relation=AGAINST)
    assert not elsewhere([claim.pk])[claim.pk]


def test_two_claims_that_contradict_each_other_both_say_so() -> None:
    link = make_link(relation=AGAINST)
    told = elsewhere([link.one_id, link.other_id])
    assert [each.claim for each in told[link.one_id].against] == [link.other]
    assert [each.claim for each in told[link.other_id].against] == [link.one]


def restated(claim: Claim, version: Version) -> Restatement:
    return Restatement.objects.create(
        claim=claim, version=version, start=0, end=4, exact=version.text[:4], likeness=0.9
    )


def test_what_states_it_and_names_nobody_is_told_with_its_characters() -> None:
    claim, later = make_claim(), make_version("Holm is cut off.", make_article(make_outlet("Post")))
    restated(claim, later)
    [plain] = elsewhere([claim.pk])[claim.pk].plain
    assert (plain.words, plain.outlet) == ("Holm", "Post")
    assert plain.address == f"/articles/{later.article_id}/?version=1&chars=0-4#here"


def test_an_article_that_names_somebody_for_it_has_lost_nothing() -> None:
    claim, own = make_claim(), make_claim()
    restated(claim, own.run.version)
    assert elsewhere([claim.pk])[claim.pk].plain
    make_thread(claim, own)
    assert not elsewhere([claim.pk])[claim.pk].plain


def test_as_many_queries_for_one_claim_and_for_many() -> None:
    version = make_version()
    claims = [make_claim(version) for _ in range(6)]
    for claim in claims:
        make_thread(claim, make_claim())
        make_link(claim, make_claim(), relation=AGAINST)
    counts = []
    for number in (1, 6):
        with CaptureQueriesContext(connection) as queries:
            elsewhere([claim.pk for claim in claims[:number]])
        counts.append(len(queries))
    assert counts == [5, 5]


def test_the_room_and_the_article_say_it_with_the_way_there(
    as_analyst: Client, as_editor: Client
) -> None:
    claim = make_claim()
    thread = make_thread(claim, make_claim())
    link = make_link(claim, make_claim(), relation=AGAINST)
    there = f"/articles/{claim.run.version.article_id}/"
    for address in (f"/queue/?claim={claim.pk}", there):
        page = as_analyst.get(address).content.decode()
        assert f'<a href="/threads/{thread.pk}/">1 claim in 2 outlets</a>' in page
        assert "Contradicted by" in page
        assert f'<a href="/links/?link={link.pk}">1 proposed link waits' in page
    page = as_editor.get(there).content.decode()
    assert f'<a href="/threads/{thread.pk}/">1 claim in 2 outlets</a>' in page
    assert "/links/" not in page
    assert f"?claim={link.other_id}#here" in page
