"""The fields of a search, and how what is asked of each is read. Pure."""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claims.extraction import QuoteKind

Asked = str | bool | dt.date
DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class NotUnderstood(ValueError):
    """A search that cannot be run; its text tells whoever typed it what to change."""


@dataclass(frozen=True, slots=True)
class Known:
    """`read` takes the field's name and the text after the colon; it may raise NotUnderstood."""

    meaning: str
    example: str
    read: Callable[[str, str], Asked]


def nearest(name: str) -> str:
    """The field that `name` was most likely meant to be."""
    close = difflib.get_close_matches(name, FIELDS, n=1, cutoff=0)
    return close[0]


def _text(name: str, text: str) -> str:
    if not any(char.isalnum() for char in text):
        raise NotUnderstood(f"Say what {name}: should be.")
    return text


def _yes_no(name: str, text: str) -> Asked:
    return _one_of({"yes": True, "no": False}, name, text)


def _one_of(choices: Mapping[str, Asked], name: str, text: str) -> Asked:
    if text.lower() not in choices:
        raise NotUnderstood(f"{name}: takes {_listed(list(choices))}, not “{text}”.")
    return choices[text.lower()]


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _choice(*names: str) -> Callable[[str, str], Asked]:
    return lambda name, text: _one_of(dict(zip(names, names, strict=True)), name, text)


def _day(name: str, text: str) -> dt.date:
    """The first day of what is named: a year, a month or a day."""
    found = DAY.fullmatch(text)
    try:
        if found:
            year, month, day = (int(part) if part else 1 for part in found.groups())
            return dt.date(year, month, day)
    except ValueError:  # no such month or day
        pass
    raise NotUnderstood(f"{name}: takes a date such as 2026-03-06 or 2026-03, not “{text}”.")


STATES = ("pending", "accepted", "rejected", "unsure", "once", "disputed")
FIELDS: dict[str, Known] = {
    "speaker": Known("who says so, by any of the party's names", "speaker:lind", _text),
    "cited": Known("whom the speaker goes back to", 'cited:"harbour office"', _text),
    "party": Known("anywhere in the chain", "party:lind", _text),
    "outlet": Known("where it was printed", 'outlet:"Coast Gazette"', _text),
    "after": Known("printed on that day or later", "after:2026-03", _day),
    "before": Known("printed earlier than that day", "before:2026-03-06", _day),
    "hedged": Known("yes or no", "hedged:yes", _yes_no),
    "denial": Known("yes or no", "denial:yes", _yes_no),
    "quote": Known(
        "direct, mixed or indirect", "quote:direct", _choice(*(kind.value for kind in QuoteKind))
    ),
    "state": Known(", ".join(STATES), "state:accepted", _choice(*STATES)),
    "lang": Known("language of the article", "lang:en", _text),
    "batch": Known("the import, by its label or number", "batch:clippings.zip", _text),
}
