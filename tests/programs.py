"""Our own programs as other processes, on the database and in the store of the running test."""

import os
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def environment(**variables: str) -> dict[str, str]:
    """The environment of such a program; the test must commit what it is to see."""
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "MEDIA_DIR": str(settings.MEDIA_ROOT),
        **variables,
    }


def database_url() -> str:
    """The address of the database that this very test uses."""
    known = {part: quote(value or "", safe="") for part, value in _parts().items()}
    user, server = f"{known['USER']}:{known['PASSWORD']}", f"host={known['HOST']}"
    return f"postgres://{user}@/{known['NAME']}?{server}&port={known['PORT']}"


def _parts() -> dict[str, str]:
    names = ("USER", "PASSWORD", "HOST", "PORT", "NAME")
    return {name: connection.settings_dict[name] for name in names}
