"""An address to fetch, and what went wrong."""

import pytest

from articles.fetching import FetchFailed, fetch

URL = "http://news.example/1"


def failure(url: str = URL, seconds: float = 5) -> FetchFailed:
    with pytest.raises(FetchFailed) as failed:
        fetch(url, seconds=seconds)
    return failed.value
