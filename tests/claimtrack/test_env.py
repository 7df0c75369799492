"""The environment: every variable read in one place, nonsense refused by name."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack import env
from claimtrack.env import ImproperValue

KEY = "k3y-of-random-looking-characters-0123456789-abcdefghijklmnop"


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in env.VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("text", ["1", "true", "YES", " on "])
def test_what_means_true(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURE_HTTPS", text)
    assert env.boolean("SECURE_HTTPS", False)


@pytest.mark.parametrize("text", ["0", "false", "No", "off"])
def test_what_means_false(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURE_HTTPS", text)
    assert not env.boolean("SECURE_HTTPS", True)


def test_what_is_not_set_or_blank_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for blank in (None, "", "  "):
        if blank is not None:
            monkeypatch.setenv("LEASE_SECONDS", blank)
        assert env.integer("LEASE_SECONDS", 900) == 900
    assert env.boolean("SECURE_HTTPS", True)
    assert env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO")) == "INFO"
    assert env.listing("ALLOWED_HOSTS") == []
    assert env.folder("VAR_DIR", Path("/srv/var")) == Path("/srv/var")


def test_lists_and_folders_are_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " claims.example.org, ,localhost ,")
    monkeypatch.setenv("VAR_DIR", "~/var/../data")
    assert env.listing("ALLOWED_HOSTS") == ["claims.example.org", "localhost"]
    assert env.folder("VAR_DIR", Path("x")) == Path.home().resolve() / "data"


def test_a_name_nobody_declared_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match="SECRET_KEYS"):
        env.raw("SECRET_KEYS")


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("SECURE_HTTPS", "maybe", lambda: env.boolean("SECURE_HTTPS", True)),
        ("LEASE_SECONDS", "15 minutes", lambda: env.integer("LEASE_SECONDS", 900)),
        ("LEASE_SECONDS", "0", lambda: env.integer("LEASE_SECONDS", 900, least=1)),
        ("LOG_LEVEL", "LOUD", lambda: env.choice("LOG_LEVEL", "INFO", ("INFO",))),
        ("DATABASE_URL", "mysql://db/claims", env.database),
        ("DATABASE_URL", "postgres://db:port/claims", env.database),
        ("DATABASE_URL", "postgres://[db/claims", env.database),
        ("REDIS_URL", "amqp://queue", env.redis_url),
    ],
)
def test_nonsense_is_refused_by_name(
    name: str, text: str, read: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, text)
    assert callable(read)
    with pytest.raises(ImproperValue, match=name):
        read()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", env.Database("postgres", "", "", "", "")),
        (
            "postgres://us%40er:p%2Fw@db.example:5433/claims",
            env.Database("claims", "us@er", "p/w", "db.example", "5433"),
        ),
        (
            "postgresql://postgres@/claims?host=/run/my%20sockets&port=6",
            env.Database("claims", "postgres", "", "/run/my sockets", "6"),
        ),
        (
            "postgres://u@db/claims?sslmode=verify-full&connect_timeout=9",
            env.Database(
                "claims", "u", "", "db", "", {"sslmode": "verify-full", "connect_timeout": "9"}
            ),
        ),
    ],
)
def test_a_database_address_in_parts(
    url: str, expected: env.Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert env.database() == expected


@pytest.mark.parametrize(
    ("url", "broker"),
    [
        ("redis://queue:6379/3", "redis://queue:6379/3"),
        ("rediss://queue/0", "rediss://queue/0"),
        ("unix:///run/redis.sock", "redis+socket:///run/redis.sock"),
    ],
)
def test_a_redis_address_as_redis_and_as_celery_read_it(
    url: str, broker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", url)
    assert (env.redis_url(), env.broker_url()) == (url, broker)


def test_servers_are_given_only_if_both_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not env.services_given()
    monkeypatch.setenv("DATABASE_URL", "postgres://db/claims")
    assert not env.services_given()
    monkeypatch.setenv("REDIS_URL", "redis://queue")
    assert env.services_given()


@pytest.mark.parametrize("key", ["", env.DEVELOPMENT_KEY, KEY[:49], "abcd" * 20])
def test_production_refuses_a_key_that_is_missing_known_short_or_dull(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", key)
    with pytest.raises(ImproperValue, match="SECRET_KEY"):
        env.secret_key(production=True)


def test_a_long_random_key_is_taken_and_development_needs_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert env.secret_key(production=False) == env.DEVELOPMENT_KEY
    monkeypatch.setenv("SECRET_KEY", KEY)
    assert env.secret_key(production=True) == KEY


def settings_with(**variables: str) -> subprocess.CompletedProcess[str]:
    """A program that reads the settings under exactly these variables."""
    return subprocess.run(
        [sys.executable, "-c", "from claimtrack import settings; print(settings.SECRET_KEY)"],
        cwd=env.BASE_DIR,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("key", [None, env.DEVELOPMENT_KEY, "short"])
def test_production_does_not_start_without_a_good_key(key: str | None) -> None:
    given = {} if key is None else {"SECRET_KEY": key}
    ended = settings_with(CLAIMTRACK_ENV="production", **given)
    assert ended.returncode != 0
    assert "ImproperValue: SECRET_KEY: production needs a random key" in ended.stderr


def test_production_starts_with_a_good_one() -> None:
    ended = settings_with(CLAIMTRACK_ENV="production", SECRET_KEY=KEY)
    assert ended.stdout.strip() == KEY, ended.stderr


def test_an_environment_nobody_knows_does_not_start() -> None:
    ended = settings_with(CLAIMTRACK_ENV="prod")
    assert ended.returncode != 0
    assert "CLAIMTRACK_ENV='prod': write one of development, test, production." in ended.stderr


ENVIRON = re.compile(r"os\.(environ|getenv)")
READ = re.compile(r"""env\.\w+\(\s*"([A-Z_]+)\"""")


def sources() -> dict[str, str]:
    """Our own programs, by path."""
    folders = ("claimtrack", "articles", "claims")
    found = [path for folder in folders for path in (env.BASE_DIR / folder).rglob("*.py")]
    return {
        path.relative_to(env.BASE_DIR).as_posix(): path.read_text(encoding="utf-8")
        for path in (*found, env.BASE_DIR / "manage.py")
    }


def test_nothing_else_reads_the_environment() -> None:
    readers = {path for path, text in sources().items() if ENVIRON.search(_without_writes(text))}
    assert readers <= {"claimtrack/env.py", *PASSING_ON}


# These hand the environment on to programs, or tell those where the servers are.
PASSING_ON = {"claimtrack/embedded/__init__.py", "claimtrack/management/children.py"}


def _without_writes(text: str) -> str:
    return text.replace("os.environ.setdefault(", "")


def test_every_variable_that_is_declared_is_read_and_none_is_read_undeclared() -> None:
    text = "".join(sources().values())
    own = re.findall(r'raw\("([A-Z_]+)"', sources()["claimtrack/env.py"])
    assert set(READ.findall(text)) | set(own) == set(env.VARIABLES)
