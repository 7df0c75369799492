#!/usr/bin/env python
"""Django's command line; without DATABASE_URL it uses the embedded servers under var/."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimtrack.settings")
    from claimtrack import env

    if needs_database(sys.argv) and not env.services_given():
        from claimtrack import embedded

        embedded.attach(env.folder("VAR_DIR", env.BASE_DIR / "var"))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def needs_database(argv: list[str]) -> bool:
    """Whether this call can talk to Postgres or Redis."""
    without = {"help", "check", "collectstatic", "version", "--version"}
    return len(argv) > 1 and argv[1] not in without and "--help" not in argv


if __name__ == "__main__":
    main()
