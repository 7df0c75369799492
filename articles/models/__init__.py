from articles.models.copies import Copy, CopyFamily, Signature
from articles.models.feeds import Feed, FeedEntry
from articles.models.imports import Batch, Canary, Item, Portion, Preview, Upload
from articles.models.press import Article, Outlet, Version, Wording

__all__ = [
    "Article",
    "Batch",
    "Canary",
    "Copy",
    "CopyFamily",
    "Feed",
    "FeedEntry",
    "Item",
    "Outlet",
    "Portion",
    "Preview",
    "Signature",
    "Upload",
    "Version",
    "Wording",
]
