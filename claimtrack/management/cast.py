"""The three people of a new installation, one for each role."""

import json
import secrets
from collections.abc import Mapping
from pathlib import Path

from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role

DEEDS: Mapping[Role, str] = {
    Role.ADMIN: "imports, and may do everything",
    Role.ANALYST: "reviews",
    Role.EDITOR: "exports",
}


def passwords(file: Path) -> dict[str, str]:
    """The first passwords by user name: drawn once, then read from `file`."""
    if not file.exists():
        drawn = {role.value: secrets.token_urlsafe(9) for role in DEEDS}
        file.touch(mode=0o600)
        file.write_text(json.dumps(drawn, indent=1), encoding="utf-8")
    known: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return known


def welcome(first_passwords: Mapping[str, str]) -> None:
    """Create whoever is missing; nobody's password is ever set back."""
    for name, password in first_passwords.items():
        if not User.objects.filter(username=name).exists():
            admin = name == Role.ADMIN
            User.objects.create_user(
                name, password=password, role=name, is_staff=admin, is_superuser=admin
            )
