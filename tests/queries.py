"""What a look at something asks the database."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries(look: Callable[[], object]) -> list[str]:
    """The SQL, once everything is warm; few rows and many take equally long lists."""
    look()
    with CaptureQueriesContext(connection) as seen:
        look()
    return [query["sql"] for query in seen]
