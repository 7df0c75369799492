"""The page of access tokens."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.api.tokens import admit
from claimtrack.accounts.models import Token, User
from claimtrack.accounts.roles import Scope
from tests.factories import make_token

pytestmark = pytest.mark.django_db
ASKED = {"name": "Newsletter", "scopes": ["claims", "threads"], "days": "30"}


def test_a_token_is_made_and_its_secret_shown_once(as_editor: Client, editor: User) -> None:
    answer = as_editor.post("/tokens/", ASKED)
    [secret] = re.findall(r"ct_[\w-]{43}", answer.content.decode())
    admitted = admit(secret)
    assert admitted is not None
    assert (admitted.owner, admitted.scopes) == (editor, ["claims", "threads"])
    assert "no-store" in answer["Cache-Control"]
    again = as_editor.get("/tokens/").content.decode()
    assert secret not in again
    assert f"{admitted.prefix}…" in again


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"scopes": []}, "Choose at least one."),
        ({"name": " "}, "This field is required."),
        ({"days": "9999"}, "9999 is not one of the available choices"),
        ({"scopes": ["passwords"]}, "passwords is not one of the available choices"),
    ],
)
def test_what_cannot_be_made_says_why(
    as_editor: Client, change: dict[str, object], says: str
) -> None:
    answer = as_editor.post("/tokens/", ASKED | change)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Token.objects.exists()


def test_one_revokes_ones_own(as_analyst: Client, analyst: User) -> None:
    issued = make_token(analyst, name="Old script")
    assert "Revoke Old script" in as_analyst.get("/tokens/").content.decode()
    answer = as_analyst.post(f"/tokens/{issued.token.pk}/revoke/", follow=True)
    assert "lets nobody in any more" in answer.content.decode()
    assert admit(issued.secret) is None
    again = as_analyst.post(f"/tokens/{issued.token.pk}/revoke/", follow=True)
    assert "had been revoked before" in again.content.decode()


def test_others_tokens_are_seen_and_revoked_by_an_admin_only(
    as_analyst: Client, as_admin: Client, editor: User
) -> None:
    issued = make_token(editor, Scope.CLAIMS, name="Hers")
    place = f"/tokens/{issued.token.pk}/revoke/"
    assert "Hers" not in as_analyst.get("/tokens/").content.decode()
    assert as_analyst.post(place).status_code == 403
    assert admit(issued.secret) is not None
    assert "Revoke Hers of edda" in as_admin.get("/tokens/").content.decode()
    assert as_admin.post(place).status_code == 302
    assert admit(issued.secret) is None


def test_one_that_is_not_there(as_analyst: Client) -> None:
    assert as_analyst.post("/tokens/999999/revoke/").status_code == 404


def test_strangers_are_sent_to_the_door(client: Client) -> None:
    assert client.get("/tokens/").status_code == 302
    assert client.post("/tokens/", ASKED).status_code == 302
    assert not Token.objects.exists()


def test_many_tokens_take_as_many_queries_as_few(
    as_admin: Client,
    admin: User,
    analyst: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        make_token(admin, name=f"Mine {number}")
        make_token(analyst, name=f"Theirs {number}")
    with django_assert_max_num_queries(6):
        as_admin.get("/tokens/")
