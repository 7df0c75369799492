import stat
from pathlib import Path

import pytest

from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role
from claimtrack.management.cast import passwords, welcome


def test_passwords_are_drawn_once_and_kept_from_others(tmp_path: Path) -> None:
    file = tmp_path / "passwords.json"
    drawn = passwords(file)
    assert set(drawn) == {"admin", "analyst", "editor"}
    assert min(map(len, drawn.values())) >= 12
    assert len(set(drawn.values())) == 3
    assert passwords(file) == drawn
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_installations_have_different_passwords(tmp_path: Path) -> None:
    assert passwords(tmp_path / "one") != passwords(tmp_path / "two")


@pytest.mark.django_db
def test_one_person_for_each_role_and_only_the_admin_is_staff(tmp_path: Path) -> None:
    first = passwords(tmp_path / "passwords.json")
    welcome(first)
    people = {user.username: user for user in User.objects.all()}
    assert {name: user.role for name, user in people.items()} == {role: role for role in Role}
    assert [name for name, user in people.items() if user.is_staff] == ["admin"]
    assert all(people[name].check_password(password) for name, password in first.items())


@pytest.mark.django_db
def test_a_changed_password_stays(tmp_path: Path) -> None:
    first = passwords(tmp_path / "passwords.json")
    welcome(first)
    analyst = User.objects.get(username="analyst")
    analyst.set_password("a better one of my own")
    analyst.save()
    welcome(first)
    assert User.objects.get(username="analyst").check_password("a better one of my own")
    assert User.objects.count() == 3
