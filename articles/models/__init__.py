from articles.models.copies import Copy, CopyFamily, Signature
from articles.models.feeds import Feed, FeedEntry
from articles.models.imports import Batch, Canary, Item, Portion, Preview, Upload
from articles.models.press import Article, Outlet, OutletName, Version, Wording

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
    "OutletName",
    "Portion",
    "Preview",
    "Signature",
    "Upload",
    "Version",
    "Wording",
]
