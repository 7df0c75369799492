"""The people of the tests, one of each role, and their browsers; conftest hands them to all."""

import pytest
from django.test import Client

from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role
from tests.factories import make_user


@pytest.fixture
def admin(db: None) -> User:
    return make_user(Role.ADMIN, "ines")


@pytest.fixture
def analyst(db: None) -> User:
    return make_user(Role.ANALYST, "arvid")


@pytest.fixture
def colleague(db: None) -> User:
    """A second analyst, who may be faster."""
    return make_user(Role.ANALYST, "bela")


@pytest.fixture
def editor(db: None) -> User:
    return make_user(Role.EDITOR, "edda")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def as_admin(admin: User) -> Client:
    return signed_in(admin)


@pytest.fixture
def as_analyst(analyst: User) -> Client:
    return signed_in(analyst)


@pytest.fixture
def as_colleague(colleague: User) -> Client:
    return signed_in(colleague)


@pytest.fixture
def as_editor(editor: User) -> Client:
    return signed_in(editor)
