"""Who may go where: every address of the site against every role. A new address without a line
here fails."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.work import Status
from claims.parties.regrouping import merge
from claimtrack.accounts.models import User
from tests.cast import signed_in
from tests.factories import (
    make_alias,
    make_article,
    make_batch,
    make_bulk,
    make_claim,
    make_family,
    make_feed,
    make_item,
    make_link,
    make_near,
    make_party,
    make_review,
    make_shaping,
    make_table,
    make_thread,
    make_user,
    make_version,
    make_view,
)

EVERYBODY = {"stranger", "analyst", "editor", "admin"}
COLLEAGUES = {"analyst", "editor", "admin"}
MAY_ENTER = {
    "claims:home": COLLEAGUES,
    "claims:article": COLLEAGUES,
    "claims:changes": COLLEAGUES,
    "claims:list": COLLEAGUES,
    "claims:history": COLLEAGUES,
    "claims:search": COLLEAGUES,
    "claims:bulk": {"analyst", "admin"},
    "claims:bulk_prepare": {"analyst", "admin"},
    "claims:bulk_start": {"analyst", "admin"},
    "claims:bulk_leave": {"analyst", "admin"},
    "claims:bulk_take_back": {"analyst", "admin"},
    "claims:trail": COLLEAGUES,
    "claims:parties": COLLEAGUES,
    "claims:party": COLLEAGUES,
    "claims:party_describe": {"analyst", "admin"},
    "claims:party_add_alias": {"analyst", "admin"},
    "claims:party_remove_alias": {"analyst", "admin"},
    "claims:party_merge": {"analyst", "admin"},
    "claims:party_split": {"analyst", "admin"},
    "claims:party_take_back": {"analyst", "admin"},
    "claims:queue": {"analyst", "admin"},
    "claims:decide": {"analyst", "admin"},
    "claims:correct": {"analyst", "admin"},
    "claims:add": {"analyst", "admin"},
    "claims:suggest": {"analyst", "admin"},
    "claims:say_why": {"analyst", "admin"},
    "claims:following": {"analyst", "admin"},
    "claims:hold": {"analyst", "admin"},
    "claims:let_go": {"analyst", "admin"},
    "claims:assign": {"analyst", "admin"},
    "claims:assign_many": {"analyst", "admin"},
    "claims:views": COLLEAGUES,
    "claims:side_bar": COLLEAGUES,
    "claims:view": COLLEAGUES,
    "claims:take_view_away": COLLEAGUES,
    "claims:disputes": COLLEAGUES,
    "claims:dispute": COLLEAGUES,
    "claims:agreement": COLLEAGUES,
    "claims:undo": {"analyst", "admin"},
    "claims:export": {"editor", "admin"},
    "claims:links": {"analyst", "admin"},
    "claims:judge": {"analyst", "admin"},
    "claims:undo_judgement": {"analyst", "admin"},
    "claims:threads": COLLEAGUES,
    "claims:thread": COLLEAGUES,
    "claims:rename": {"analyst", "admin"},
    "claims:split": {"analyst", "admin"},
    "claims:merge": {"analyst", "admin"},
    "claims:undo_shaping": {"analyst", "admin"},
    "articles:list": COLLEAGUES,
    "articles:batches": {"admin"},
    "articles:batch": {"admin"},
    "articles:feeds": {"admin"},
    "articles:feed": {"admin"},
    "articles:commit": {"admin"},
    "articles:discard": {"admin"},
    "articles:retry": {"admin"},
    "articles:fill": {"admin"},
    "articles:failed": {"admin"},
    "articles:mend": {"admin"},
    "articles:columns": {"admin"},
    "articles:differences": {"admin"},
    "articles:family": COLLEAGUES,
    "articles:origin": {"analyst", "admin"},
    "articles:take_out": {"analyst", "admin"},
    "claims:roll_back": {"admin"},
    "claims:reading": COLLEAGUES,
    "claims:read_anyway": {"analyst", "admin"},
    "claims:reread": {"admin"},
    "login": EVERYBODY,
    "logout": EVERYBODY,
    "theme": EVERYBODY,
    "health": EVERYBODY,
}
OF_A_BATCH = (
    *("articles:batch", "articles:commit", "articles:discard", "articles:retry"),
    *("articles:fill", "articles:failed", "claims:roll_back"),
)
OF_A_BULK = ("claims:bulk", "claims:bulk_start", "claims:bulk_leave", "claims:bulk_take_back")
OF_A_PARTY = (
    *("claims:party", "claims:party_describe", "claims:party_add_alias"),
    *("claims:party_merge", "claims:party_split"),
)
OF_A_THREAD = ("claims:thread", "claims:rename", "claims:split", "claims:merge")
OF_A_CLAIM = (
    *("claims:history", "claims:decide", "claims:hold", "claims:let_go", "claims:assign"),
    "claims:dispute",
)
OF_A_VIEW = ("claims:view", "claims:take_view_away")
OF_A_FAMILY = ("articles:family", "articles:origin", "articles:take_out")
WORKS = {200, 302, 405, 422}


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


NAMES = sorted(set(names(get_resolver())))


@pytest.fixture
def cast(admin: User, analyst: User, editor: User) -> dict[str, Client]:
    people = {"admin": admin, "analyst": analyst, "editor": editor}
    return {name: signed_in(user) for name, user in people.items()} | {"stranger": Client()}


@pytest.fixture
def addresses(analyst: User) -> dict[str, str]:
    version = make_version(article=make_article())
    make_version("The ferry sails.", version.article, number=2)
    claim, party = make_claim(version), make_party("Ada Lind")
    rows = {
        "claims:article": version.article_id,
        "claims:changes": version.article_id,
        **dict.fromkeys(OF_A_CLAIM, claim.pk),
        **dict.fromkeys(OF_A_VIEW, make_view(make_user()).pk),
        "claims:correct": claim.pk,
        **dict.fromkeys(("claims:add", "claims:suggest"), version.pk),
        "claims:say_why": make_review(claim).pk,
        "claims:reading": version.pk,
        "claims:read_anyway": version.pk,
        **dict.fromkeys(OF_A_BATCH, make_batch().pk),
        **dict.fromkeys(OF_A_BULK, make_bulk(claim).pk),
        **dict.fromkeys(OF_A_PARTY, party.pk),
        "claims:party_remove_alias": make_alias(party, "Madam Harbour").pk,
        "claims:party_take_back": merge(party, make_party("A. Lind"), by=make_user()).pk,
        **dict.fromkeys(OF_A_FAMILY, make_family(version).pk),
        **dict.fromkeys(OF_A_THREAD, make_thread().pk),
        "claims:judge": make_link().pk,
        "claims:undo_shaping": make_shaping(analyst).pk,
        "articles:feed": make_feed().pk,
        "articles:columns": make_table().pk,
        "articles:differences": make_near(version).pk,
        "articles:mend": make_item(status=Status.PARSED).pk,
    }
    plain = MAY_ENTER.keys() - {"claims:trail"}
    return {name: reverse(name, args=[rows[name]] if name in rows else []) for name in plain} | {
        "claims:trail": reverse("claims:trail", args=["claim", claim.pk])
    }


def test_every_address_has_a_line() -> None:
    assert {name for name in NAMES if not name.startswith("admin:")} == set(MAY_ENTER)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", sorted(EVERYBODY))
@pytest.mark.parametrize("name", sorted(MAY_ENTER))
def test_access(
    cast: dict[str, Client], addresses: dict[str, str], name: str, who: str, method: str
) -> None:
    response = getattr(cast[who], method)(addresses[name])

    if who in MAY_ENTER[name]:
        assert response.status_code in WORKS
        assert name == "logout" or not sent_to_login(response)
    elif who == "stranger":
        assert sent_to_login(response)
    else:
        assert response.status_code == 403


def sent_to_login(response: HttpResponseBase) -> bool:
    return response.status_code == 302 and response["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("who", sorted(EVERYBODY - {"admin"}))
def test_djangos_admin_is_for_admins(cast: dict[str, Client], admin: User, who: str) -> None:
    """Its own door: nobody else sees more than its login page."""
    for name in ("index", "accounts_user_changelist", "accounts_user_add", "password_change"):
        assert cast[who].get(reverse(f"admin:{name}")).status_code == 302
    change = reverse("admin:accounts_user_change", args=[admin.pk])
    assert cast[who].get(change).status_code == 302
    assert cast["admin"].get(change).status_code == 200
