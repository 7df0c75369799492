"""The page where admins keep the people."""

import pytest
from django.test import Client

from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role


@pytest.mark.parametrize("role", list(Role))
def test_only_the_role_opens_the_page_of_the_people(
    as_admin: Client, analyst: User, role: Role
) -> None:
    response = as_admin.post(
        f"/admin/accounts/user/{analyst.pk}/change/",
        {"username": analyst.username, "role": role.value, "is_active": "on"},
    )

    assert response.status_code == 302
    analyst.refresh_from_db()
    assert analyst.role == role
    assert analyst.is_staff == analyst.is_superuser == (role == Role.ADMIN)


def test_who_is_not_active_loses_every_flag(as_admin: Client, analyst: User) -> None:
    as_admin.post(
        f"/admin/accounts/user/{analyst.pk}/change/",
        {"username": analyst.username, "role": "admin"},
    )

    analyst.refresh_from_db()
    assert not analyst.is_active
    assert not analyst.is_superuser
