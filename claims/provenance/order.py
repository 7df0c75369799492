"""What was printed before what. Pure.

Where an article says only the day, the store has its midnight, in UTC. Such an article counts as
printed at the end of that day: nobody is called first who may not have been.
"""

import datetime as dt

LATEST = dt.datetime.max.replace(tzinfo=dt.UTC)
MIDNIGHT = dt.time()
LAST = dt.time.max.replace(tzinfo=dt.UTC)


def only_day(published: dt.datetime) -> bool:
    return published.astimezone(dt.UTC).time() == MIDNIGHT


def by_then(published: dt.datetime | None) -> dt.datetime:
    """The moment by which it was certainly printed; what has no date comes last of all."""
    if published is None:
        return LATEST
    if only_day(published):
        return dt.datetime.combine(published.astimezone(dt.UTC).date(), LAST)
    return published


def in_words(published: dt.datetime) -> str:
    """ "6 March 2026, 08:30", or the day alone where nothing more is known."""
    day = f"{published:%-d %B %Y}"
    return day if only_day(published) else f"{day}, {published:%H:%M}"
