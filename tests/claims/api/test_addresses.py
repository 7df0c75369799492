"""What the API answers: rows, pages, filters, and problems that say what is wrong."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, Ruling, Thread
from claims.review.assigning import assign
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Scope
from tests.editorial import make_report, make_ruling
from tests.factories import (
    make_article,
    make_claim,
    make_outlet,
    make_thread,
    make_token,
    make_version,
    supersede,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db
Ask = Callable[..., Any]  # the test client's answer, which knows its JSON


@pytest.fixture
def ask(analyst: User, client: Client) -> Ask:
    """By a token that may read everything."""
    bearer = {"Authorization": f"Bearer {make_token(analyst).secret}"}

    def asked(address: str, **query: Any) -> Any:
        place = address if address.startswith("/api/") else f"/api/v1/{address}"
        return client.get(place, query or None, headers=bearer)

    return asked


def items(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def ids(answer: Any) -> list[int]:
    return [each["id"] for each in items(answer)]


def test_a_claim_with_its_chain_and_characters(ask: Ask) -> None:
    claim = make_claim(chain=["Ada Lind"], hedged=True)
    thread = make_thread(claim, make_claim())
    told = ask(f"claims/{claim.pk}").json()
    text = claim.run.version.text
    [piece] = told["pieces"]
    assert text[piece["start"] : piece["end"]] == piece["exact"] == claim.content
    [hop] = told["chain"]
    assert (hop["name"], hop["named"], hop["reliability"]) == ("Ada Lind", True, "F")
    assert text[hop["mention"]["start"] : hop["mention"]["end"]] == "Ada Lind"
    assert (told["hedged"], told["status"], told["thread"]) == (True, "pending", thread.pk)
    assert told["sha256"] == claim.run.version.sha256
    assert items(ask("claims"))[0] == told


def test_an_article_with_its_newest_text(ask: Ask) -> None:
    version = make_version(article=make_article(make_outlet("Harbour Post")))
    newer = make_version("The ferry sails.", version.article, number=2)
    told = ask(f"articles/{version.article_id}").json()
    assert told["text"] == "The ferry sails."
    assert [each["sha256"] for each in told["versions"]] == [version.sha256, newer.sha256]
    [listed] = items(ask("articles"))
    assert listed["outlet"] == "Harbour Post"
    assert "text" not in listed


def test_a_thread_with_its_origins(ask: Ask, analyst: User) -> None:
    one, other = make_claim(chain=["Ada Lind"]), make_claim(chain=["Rosa Vik"])
    thread = make_thread(one, other)
    told = ask(f"threads/{thread.pk}").json()
    assert told["claims"] == [one.pk, other.pk]
    assert (told["origins"], told["independent"]) == (["Ada Lind", "Rosa Vik"], 2)
    outlet = other.run.version.article.outlet_name
    make_ruling(thread, analyst, Ruling.Verdict.CUT, f"{outlet} → Rosa Vik")
    assert ask(f"threads/{thread.pk}").json()["independent"] == 1
    [listed] = items(ask("threads"))
    assert (listed["claims"], listed["outlets"]) == (2, 2)


def test_a_report_with_its_frozen_comparison(ask: Ask, editor: User) -> None:
    report = make_report(editor)
    told = ask(f"reports/{report.number}").json()
    assert told["comparison"] == json.loads(report.snapshot)
    assert told["checksum"] == hashlib.sha256(report.snapshot.encode()).hexdigest()
    [listed] = items(ask("reports", status="current"))
    assert listed == {name: value for name, value in told.items() if name != "comparison"}
    assert items(ask("reports", status="withdrawn")) == []


def test_a_merged_thread_leads_on(ask: Ask) -> None:
    thread, old, oldest = make_thread(), make_thread(), make_thread()
    Thread.objects.filter(pk=old.pk).update(merged_into=thread)
    Thread.objects.filter(pk=oldest.pk).update(merged_into=old)
    assert ask(f"threads/{oldest.pk}").json()["id"] == thread.pk


def test_only_claims_of_readings_that_count_are_listed(ask: Ask) -> None:
    claim = make_claim()
    old = make_claim()
    supersede(old.run)
    assert ids(ask("claims")) == [claim.pk]
    assert ask(f"claims/{old.pk}").status_code == 200


def test_pages_follow_each_other_and_keep_the_filter(ask: Ask) -> None:
    version = make_version()
    wanted = [make_claim(version, hedged=True).pk for _ in range(5)]
    make_claim(version)
    seen: list[int] = []
    address: str | None = "/api/v1/claims?hedged=true&limit=2"
    while address:
        answer = ask(address)
        seen += ids(answer)
        address = answer.json()["next"]
    assert seen == wanted
    assert ids(ask("claims", after=wanted[-1], hedged="true")) == []


def test_the_filters_of_the_pages(ask: Ask, analyst: User, colleague: User) -> None:
    claim = make_claim(chain=["Rosa Vik"], status=Claim.Status.ACCEPTED, confidence=0.9)
    other = make_claim(content="a cracked rudder may be the cause", chain=["Ada Lind"])
    assign(claim, analyst, by=analyst)
    assign(other, colleague, by=analyst)
    asked: list[dict[str, Any]] = [
        {"status": "accepted"},
        {"party": "vik"},
        {"q": "sail"},
        {"confidence_from": 0.8},
        {"assigned": "me"},
        {"outlet": claim.run.version.article.outlet_id},
        {"thread": make_thread(claim).pk},
    ]
    for query in asked:
        assert ids(ask("claims", **query)) == [claim.pk], query
    assert ids(ask("claims", since="2026-03-06", until="2026-03-06")) == [claim.pk, other.pk]
    assert ids(ask("claims", until="2026-03-05")) == []


def test_articles_and_threads_are_filtered_by_words(ask: Ask) -> None:
    article = make_article(title="Bridge shut")
    thread = make_thread(wording="The bridge is shut")
    make_thread(wording="The harbour sleeps")
    assert ids(ask("articles", q="bridge")) == [article.pk]
    assert ids(ask("articles", outlet=article.outlet_id)) == [article.pk]
    assert ids(ask("articles", state="waiting")) == []
    assert ids(ask("threads", q="bridge")) == [thread.pk]


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("claims?status=maybe", "status"),
        ("claims?limit=0", "limit"),
        ("claims?limit=1000", "limit"),
        ("claims?after=-1", "after"),
        ("claims?outlet=99999999999999999999", "outlet"),
        ("claims?since=yesterday", "since"),
        ("claims?confidence_to=2", "confidence_to"),
        ("claims?since=0", "since"),
        ("claims?q=%00", "q"),
        ("claims?stauts=accepted", "stauts"),
        ("threads?words=bridge", "words"),
        ("articles?state=lost", "state"),
        ("threads/0", "pk"),
        ("articles/99999999999999999999", "pk"),
    ],
)
def test_nonsense_is_refused_and_named(ask: Ask, address: str, where: str) -> None:
    answer = ask(address)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    [fault] = answer.json()["errors"]
    assert fault["where"].endswith(where)
    assert fault["problem"]


@pytest.mark.parametrize(
    "address", ["articles/999999", "claims/999999", "threads/999999", "reports/9"]
)
def test_what_is_not_there(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert (answer.status_code, answer.json()["title"]) == (404, "Not Found")


@pytest.mark.parametrize("address", ["", "claim", "claims/1/chain", "articles/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_addresses_are_a_problem_too(address: str, method: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = getattr(strict, method)(f"/api/v1/{address}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["detail"] == "There is nothing at this address."


@pytest.mark.parametrize("address", ["articles", "claims/1", "reports"])
def test_a_method_that_nothing_takes_is_a_problem_too(client: Client, address: str) -> None:
    answer = client.delete(f"/api/v1/{address}")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "This address only takes GET."


def test_without_a_token_or_its_scope(client: Client, analyst: User) -> None:
    for header in ({}, {"Authorization": "Bearer ct_wrong"}, {"Authorization": "Basic x"}):
        answer = client.get("/api/v1/claims", headers=header)
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
        assert answer["WWW-Authenticate"].startswith("Bearer")
    bearer = {"Authorization": f"Bearer {make_token(analyst, Scope.THREADS).secret}"}
    refused = client.get("/api/v1/claims", headers=bearer)
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    assert "may not read claims" in refused.json()["detail"]


def test_too_many_calls_are_told_when_to_come_back(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.api.tokens.CALLS_A_MINUTE", 0)
    ask("claims")  # the first of a minute counts from one
    answer = ask("claims")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")


@pytest.mark.parametrize("address", ["claims", "articles", "threads"])
def test_many_rows_take_as_many_queries_as_few(ask: Ask, address: str) -> None:
    def look() -> None:
        assert ask(address, limit=200).status_code == 200

    make_thread()
    few = queries(look)
    for _ in range(12):
        make_thread()
    assert len(queries(look)) == len(few)


def test_nothing_of_people_is_told(ask: Ask, analyst: User) -> None:
    analyst.email = "arvid@post.example"
    analyst.save()
    claim = make_claim()
    assign(claim, analyst, by=analyst)
    thread = make_thread(claim, make_claim())
    make_ruling(thread, analyst)
    places = ("claims", "threads", "articles", f"claims/{claim.pk}", f"threads/{thread.pk}")
    for place in places:
        told = ask(place).content.decode()
        assert "arvid" not in told
        assert "password" not in told


def test_the_document_names_every_address_and_its_key(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    resources = {"articles": "pk", "claims": "pk", "threads": "pk", "reports": "number"}
    assert set(document["paths"]) == {
        f"/api/v1/{name}{end}" for name, key in resources.items() for end in ("", f"/{{{key}}}")
    }
    for path in document["paths"].values():
        assert set(path) == {"get"}
        assert path["get"]["security"] == [{"Bearer": []}]
    assert document["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"
