"""When an article was published, as far as it is known."""

import datetime as dt

from django import template
from django.utils.dateformat import format as written

from claims.provenance.order import only_day

register = template.Library()


@register.filter
def published(at: dt.datetime | None) -> str:
    """The day with the time of day, or the day alone where the article says no more."""
    if at is None:
        return "date not known"
    return written(at, "j M Y" if only_day(at) else "j M Y, H:i")
