"""Where benches measure: embedded servers of their own under var/, durable as in `make run`."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from claimtrack import embedded

VAR = Path(__file__).resolve().parent.parent / "var"


@contextmanager
def store(kept: Path | None = None) -> Iterator[None]:
    """Django over an empty database, or over the one in `kept`, which stays for another time.

    Models can be imported from here on.
    """
    os.environ |= {"CLAIMTRACK_ENV": "development", "DJANGO_SETTINGS_MODULE": "claimtrack.settings"}
    VAR.mkdir(exist_ok=True)
    with ExitStack() as stack:
        found = kept or stack.enter_context(TemporaryDirectory(dir=VAR, prefix="bench-"))
        folder = Path(found).resolve()
        services = stack.enter_context(embedded.start(folder))
        os.environ |= {"VAR_DIR": str(folder), "MEDIA_DIR": str(folder / "media")}
        os.environ |= {"DATABASE_URL": services.database_url, "REDIS_URL": services.redis_url}
        import django  # noqa: PLC0415

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        yield
