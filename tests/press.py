"""What outlets print on days of March 2026, each text at an article of its own."""

import datetime as dt

from articles.models import Outlet, Version
from claims.models import Claim
from tests.factories import make_article, make_claim, make_outlet, make_version

FERRY = "The ferry to Holm will not sail"


def make_printed(text: str, outlet: str = "", *, day: int | None = 6, hour: int = 0) -> Version:
    """By the outlet of that name, known or new; at midnight where only the day is known."""
    place = Outlet.objects.filter(name=outlet).first() or make_outlet(outlet)
    published = dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC) if day else None
    return make_version(text, make_article(place, published=published))


def make_told(outlet: str, *chain: str, day: int = 6, text: str = "") -> Claim:
    """That no ferry will sail; the text says little else unless it is given."""
    version = make_printed(text or f"{FERRY}. {outlet}", outlet, day=day)
    return make_claim(version, FERRY, chain=chain)
