"""Fetching from the open web, and from nowhere else: no request reaches a private network.

FetchFailed     what was asked for cannot be had; `temporary` says whether to ask again
"""

from articles.fetching.failures import FetchFailed
from articles.fetching.fetch import Fetched, Validators, fetch, fetch_if_changed
from articles.fetching.pages import fetch_record
from articles.fetching.targets import Target, target_of

__all__ = [
    "FetchFailed",
    "Fetched",
    "Target",
    "Validators",
    "fetch",
    "fetch_if_changed",
    "fetch_record",
    "target_of",
]
