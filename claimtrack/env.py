"""The only reader of the environment.

Every variable is declared once in `VARIABLES`; everything else asks this
module. A value that makes no sense stops the program with a sentence that
names the variable, since a misread setting is worse than none.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent
DEVELOPMENT_KEY = "development-only-key-that-production-refuses-to-start-with"
MIN_KEY_LENGTH = 50

VARIABLES: Mapping[str, str] = {
    "CLAIMTRACK_ENV": "development (default), test or production",
    "SECRET_KEY": "at least 50 characters; required in production",
    "DATABASE_URL": "postgres://user:password@host:port/name; embedded Postgres when unset",
    "REDIS_URL": "redis://host:port/0 or unix:///path/to.sock; embedded Redis when unset",
    "ALLOWED_HOSTS": "comma-separated host names the site answers to",
    "CSRF_TRUSTED_ORIGINS": "comma-separated origins such as https://claims.example.org",
    "VAR_DIR": "folder for embedded servers, uploads and logs (default: var)",
    "MEDIA_DIR": "folder for uploaded files (default: VAR_DIR/media)",
    "LOG_LEVEL": "DEBUG, INFO (default), WARNING or ERROR",
    "LOG_FORMAT": "text (default in development) or json (default in production)",
    "LEASE_SECONDS": "how long a worker may hold one piece of work (default 900)",
    "SWEEP_SECONDS": "how often lost work is looked for (default 30)",
    "REPORT_FILE_DAYS": "for how many days a report's files are kept (default 90; 0: for ever)",
    "SECURE_HTTPS": "redirect to https and send HSTS (default: true in production)",
}


class ImproperValue(Exception):
    """A variable of the environment holds something that cannot be used."""


def raw(name: str, default: str = "") -> str:
    if name not in VARIABLES:
        raise KeyError(f"{name} is not declared in claimtrack.env.VARIABLES")
    return os.environ.get(name, "").strip() or default


def boolean(name: str, default: bool) -> bool:
    value = raw(name, str(default)).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperValue(f"{name}={value!r}: write true or false.")


def integer(name: str, default: int, *, least: int = 0) -> int:
    value = raw(name, str(default))
    try:
        number = int(value)
    except ValueError:
        raise ImproperValue(f"{name}={value!r}: write a whole number.") from None
    if number < least:
        raise ImproperValue(f"{name}={number}: the least that works is {least}.")
    return number


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = raw(name, default)
    if value not in allowed:
        raise ImproperValue(f"{name}={value!r}: write one of {', '.join(allowed)}.")
    return value


def listing(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in raw(name, default).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    return Path(raw(name, str(default))).expanduser().resolve()


def secret_key(*, production: bool) -> str:
    """The signing key; production refuses the development key and short ones."""
    key = raw("SECRET_KEY", "" if production else DEVELOPMENT_KEY)
    if production and (key == DEVELOPMENT_KEY or len(key) < MIN_KEY_LENGTH or len(set(key)) < 5):
        raise ImproperValue(
            f"SECRET_KEY: production needs a random key of at least {MIN_KEY_LENGTH} characters, "
            'such as python -c "import secrets; print(secrets.token_urlsafe(64))" prints.'
        )
    return key


@dataclass(frozen=True)
class Database:
    name: str
    user: str
    password: str
    host: str
    port: str
    options: Mapping[str, str] = field(default_factory=dict)


def database() -> Database:
    """`DATABASE_URL` in parts; a socket folder may be given as `?host=/folder`.

    What else stands behind the `?`, such as `sslmode=require`, are options for libpq.
    """
    url = raw("DATABASE_URL")
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError as error:
        raise ImproperValue(f"DATABASE_URL: {error}.") from None
    if url and parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperValue("DATABASE_URL: only postgres:// addresses are understood.")
    options = dict(parse_qsl(parts.query))
    return Database(
        name=unquote(parts.path.lstrip("/")) or "postgres",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=options.pop("host", "") or unquote(parts.hostname or ""),
        port=options.pop("port", "") or port,
        options=options,
    )


def services_given() -> bool:
    """Whether both servers are named; otherwise the embedded ones are used."""
    return bool(raw("DATABASE_URL") and raw("REDIS_URL"))


def redis_url() -> str:
    """`REDIS_URL` as redis-py reads it."""
    url = raw("REDIS_URL", "redis://127.0.0.1:6379/0")
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperValue("REDIS_URL: only redis://, rediss:// and unix:// are understood.")
    return url


def broker_url() -> str:
    """`REDIS_URL` as kombu reads it, which calls a socket `redis+socket://`."""
    url = redis_url()
    return url.replace("unix://", "redis+socket://", 1) if url.startswith("unix://") else url
