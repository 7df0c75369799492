"""Who may go where: every address of the site against every role. A new address without a line
here fails."""

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Scope
from tests.addresses import OWN, every_address
from tests.cast import signed_in
from tests.factories import make_token

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
    "claims:party_proposals": {"analyst", "admin"},
    "claims:party_proposal_answer": {"analyst", "admin"},
    "claims:party_proposal_undo": {"analyst", "admin"},
    "claims:party_by_rule_back": {"analyst", "admin"},
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
    "claims:report_files": {"editor", "admin"},
    "claims:report_file": {"editor", "admin"},
    "claims:report_file_make": {"editor", "admin"},
    "claims:report_file_delete": {"editor", "admin"},
    "claims:links": {"analyst", "admin"},
    "claims:judge": {"analyst", "admin"},
    "claims:undo_judgement": {"analyst", "admin"},
    "claims:fits": {"admin"},
    "claims:fit": {"admin"},
    "claims:use_fit": {"admin"},
    "claims:learn_links": {"admin"},
    "claims:thresholds": {"admin"},
    "claims:choose_thresholds": {"admin"},
    "claims:take_thresholds_back": {"admin"},
    "claims:threads": COLLEAGUES,
    "claims:thread": COLLEAGUES,
    "claims:rename": {"analyst", "admin"},
    "claims:split": {"analyst", "admin"},
    "claims:merge": {"analyst", "admin"},
    "claims:stories": COLLEAGUES,
    "claims:story": COLLEAGUES,
    "claims:rule": {"analyst", "admin"},
    "claims:take_ruling_back": {"analyst", "admin"},
    "claims:undo_shaping": {"analyst", "admin"},
    "claims:tokens": COLLEAGUES,
    "claims:revoke_token": {"analyst", "admin"},  # its owner and whoever administers
    "claims:compare": COLLEAGUES,
    "claims:freeze": {"editor", "admin"},
    "claims:reports": COLLEAGUES,
    "claims:report": COLLEAGUES,
    "claims:withdraw_report": {"editor", "admin"},
    "claims:reinstate_report": {"editor", "admin"},
    "claims:sensitivity": COLLEAGUES,
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
WORKS = {200, 302, 405, 422}
BY_TOKEN = {
    "claims:api:article": Scope.ARTICLES,
    "claims:api:articles": Scope.ARTICLES,
    "claims:api:claim": Scope.CLAIMS,
    "claims:api:claims": Scope.CLAIMS,
    "claims:api:report": Scope.REPORTS,
    "claims:api:reports": Scope.REPORTS,
    "claims:api:thread": Scope.THREADS,
    "claims:api:threads": Scope.THREADS,
}
# The description of the API says nothing that is in the database; its root has no page.
OPEN = {"claims:api:openapi-json": 200, "claims:api:api-root": 404, "claims:api:unknown": 404}


@pytest.fixture
def cast(admin: User, analyst: User, editor: User) -> dict[str, Client]:
    people = {"admin": admin, "analyst": analyst, "editor": editor}
    return {name: signed_in(user) for name, user in people.items()} | {"stranger": Client()}


@pytest.fixture
def addresses(analyst: User) -> dict[str, str]:
    return every_address(analyst)


def test_every_address_has_a_line() -> None:
    assert {*MAY_ENTER, *BY_TOKEN, *OPEN} == OWN


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


@pytest.mark.parametrize("name", sorted(BY_TOKEN))
def test_the_api_takes_tokens_only(
    cast: dict[str, Client], addresses: dict[str, str], admin: User, name: str
) -> None:
    """Whoever is signed in is nobody there; a token lets in where its scope says, to read."""
    address = addresses[name]
    assert {client.get(address).status_code for client in cast.values()} == {401}
    for scope in Scope:
        bearer = {"Authorization": f"Bearer {make_token(admin, scope).secret}"}
        status = cast["stranger"].get(address, headers=bearer).status_code
        assert status == (200 if scope == BY_TOKEN[name] else 403)
        assert cast["stranger"].post(address, headers=bearer).status_code == 405


@pytest.mark.parametrize("name", sorted(OPEN))
def test_what_is_open_to_all(cast: dict[str, Client], addresses: dict[str, str], name: str) -> None:
    assert {each.get(addresses[name]).status_code for each in cast.values()} == {OPEN[name]}


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
