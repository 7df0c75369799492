"""A person's own account."""

import pytest
from django.test import Client

from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import PASSWORD

NEW = "eleven-quiet-herons"


def asked(old: str = PASSWORD, new: str = NEW, again: str = NEW) -> dict[str, str]:
    return {"old_password": old, "new_password1": new, "new_password2": again}


def test_the_page_says_who_one_is(as_editor: Client) -> None:
    page = as_editor.get("/account/").content.decode()

    assert "editor. You may read everything, and take reports and files away." in page
    assert "Outlets" not in page


def test_an_admin_finds_people_and_outlets_there(as_admin: Client) -> None:
    page = as_admin.get("/account/").content.decode()

    assert 'href="/admin/accounts/user/"' in page
    assert 'href="/admin/articles/outlet/"' in page


def test_a_new_password_counts_at_once_and_is_audited(as_analyst: Client, analyst: User) -> None:
    response = as_analyst.post("/account/", asked(), follow=True)

    assert b"Your new password counts from now on." in response.content  # and is signed in still
    analyst.refresh_from_db()
    assert analyst.check_password(NEW)
    entry = Entry.objects.get(action="change password")
    assert (entry.actor, entry.subject_id) == (analyst, analyst.pk)
    assert (entry.before, entry.after) == ({}, {})


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (asked(old="wrong"), "entered incorrectly"),
        (asked(new="1234", again="1234"), "too short"),
        (asked(again="something else"), "match"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_the_reason(
    as_analyst: Client, analyst: User, given: dict[str, str], says: str
) -> None:
    response = as_analyst.post("/account/", given)

    assert response.status_code == 422
    assert says in response.content.decode()
    analyst.refresh_from_db()
    assert not analyst.check_password(NEW)
    assert not Entry.objects.exists()


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/account/")["Location"] == "/login/?next=/account/"
