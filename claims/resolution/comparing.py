"""Whether two parties are one, from what the articles say of them: evidence that adds up. Pure.

The weights were set by hand on `tests/quality/parties/development.txt`.
"""

from collections.abc import Callable, Iterable

from claims.extraction import Kind
from claims.resolution import offices
from claims.resolution.likenesses import NEVER, names
from claims.resolution.schema import Evidence, Sketch, Verdict
from claims.resolution.spelling import words

START = -2.0
_PRINTED = frozenset([Kind.ORGANISATION, Kind.OUTLET, Kind.ACCOUNT])
_TENURE = 400  # days over which an office is likely to stay in one hand
_EDITION, _YEAR = 31, 200  # days
_FEW = 3  # names in the surroundings, below which it says nothing that none is shared
_MOST_LISTED = 5
_SHARED = (-1.0, 0.5, 1.2, 2.0, 2.5)  # by how many names the surroundings share


def compare(one: Sketch, other: Sketch) -> Verdict:
    """The verdict on two parties; which comes first makes no difference to its log-odds.

    Somebody without a name is compared by office only, and never found certain; whoever has
    neither name nor office is never compared, since words alone make no party of a group.
    """
    if bar := _barred(one, other):
        return Verdict((Evidence("kind", NEVER, bar),))
    if not (one.named and other.named):
        found = [_holder(one, other), _company(one, other)]
        return Verdict((_start(), *filter(None, found)), may_be_applied=False)
    grounds: tuple[Callable[[Sketch, Sketch], Evidence | None], ...] = (
        names, _copies, _kinds, _offices, _owners, _publishers, _dates, _company,
    )  # fmt: skip
    found = [ground(one, other) for ground in grounds]
    person = {one.kind, other.kind} == {Kind.PERSON, Kind.ACCOUNT}
    return Verdict((_start(), *filter(None, found)), may_be_applied=not person)


def _start() -> Evidence:
    return Evidence("start", START, "Where two parties stand before they are compared.")


def _barred(one: Sketch, other: Sketch) -> str:
    """Why two parties are not compared at all."""
    kinds = {one.kind, other.kind}
    if Kind.GROUP in kinds:
        return "A group is known by its words alone, which others may use of others."
    if not (one.named or other.named):
        return "Neither has a name."
    if not (one.named and other.named):
        return "" if kinds == {Kind.PERSON} else "Only people are known by their office."
    if len(kinds) > 1 and not kinds <= _PRINTED and kinds != {Kind.PERSON, Kind.ACCOUNT}:
        return f"One is a {one.kind}, the other a {other.kind}."
    return ""


def _copies(one: Sketch, other: Sketch) -> Evidence | None:
    """One name in two prints of one text is one party, however common the name."""
    if not one.families & other.families or set(one.names).isdisjoint(other.names):
        return None
    return Evidence("copies", 5.0, "Copies of one text name them alike.")


def _kinds(one: Sketch, other: Sketch) -> Evidence | None:
    if one.kind is other.kind:
        return None
    return Evidence("kind", -0.5, f"One is a {one.kind}, the other a {other.kind}.")


def _offices(one: Sketch, other: Sketch) -> Evidence | None:
    """Of two people with names."""
    match = offices.best(one.offices, other.offices)
    if match is None or Kind.PERSON not in (one.kind, other.kind):
        return None
    both = f"“{match.one.written}” and “{match.other.written}”"
    if not match.shared:
        changed = match.one.former or match.other.former
        return Evidence("office", -1.0 if changed else -2.5, f"{both} are different offices.")
    if not match.whole:
        return Evidence("office", 1.0, f"{both} have something in common.")
    return Evidence("office", 1.5 if match.shared == 1 else 3.0, f"{both} may be one office.")


def _holder(one: Sketch, other: Sketch) -> Evidence:
    """Of somebody known by an office alone, and a person: did that person hold it then?"""
    match = offices.best(one.offices, other.offices)
    if match is None or not match.whole or match.shared < 2:
        return Evidence("office", NEVER, "Nothing says that this person held that office.")
    both = f"“{match.one.written}” and “{match.other.written}” are one office"
    if match.one.former != match.other.former:
        return Evidence("office", -1.0, f"{both}, but one of them is a former holder.")
    days = match.days_apart
    if days is None or days > _TENURE:
        return Evidence("office", 0.5, f"{both}, but perhaps not at that time.")
    return Evidence("office", 2.5, f"{both}, held within {days} days of that article.")


def _owners(one: Sketch, other: Sketch) -> Evidence | None:
    """Of bodies."""
    if one.kind is not Kind.ORGANISATION or not (one.owners and other.owners):
        return None
    if shared := one.owners & other.owners:
        return Evidence("whose", 2.5, f"Both are {_listed(shared)}’s.")
    text = f"One is {_listed(one.owners)}’s, the other {_listed(other.owners)}’s."
    return Evidence("whose", -4.0, text)


def _publishers(one: Sketch, other: Sketch) -> Evidence | None:
    if not (one.publishers and other.publishers) or one.kind is not Kind.DOCUMENT:
        return None
    if one.publishers & other.publishers:
        return Evidence("publisher", 1.5, "Both were published by one body.")
    return Evidence("publisher", -2.5, "They were published by two bodies.")


def _dates(one: Sketch, other: Sketch) -> Evidence | None:
    """Of documents: a title may come again every year."""
    if not one.days or not other.days or one.kind is not Kind.DOCUMENT:
        return None
    days = min(abs((a - b).days) for a in one.days for b in other.days)
    if days <= _EDITION:
        return Evidence("date", 1.0, f"They are spoken of within {days} days of each other.")
    if days <= _YEAR:
        return Evidence("date", -0.5, f"They are spoken of {days} days apart.")
    return Evidence("date", -5.0, f"They are spoken of {days} days apart: another edition?")


def _company(one: Sketch, other: Sketch) -> Evidence | None:
    """The other names in their articles."""
    own = _words(one) & _words(other)
    ours, theirs = one.surroundings - own, other.surroundings - own
    shared = sorted(ours & theirs)
    if not shared and min(len(ours), len(theirs)) < _FEW:
        return None
    weight = _SHARED[min(len(shared), len(_SHARED) - 1)]
    if not shared:
        return Evidence("company", weight, "Their articles name nobody and no place in common.")
    return Evidence("company", weight, f"The articles of both also name {_listed(shared)}.")


def _words(sketch: Sketch) -> set[str]:
    return {word for name in sketch.names for word in words(name)}


def _listed(found: Iterable[str]) -> str:
    return ", ".join(name.title() for name in sorted(found)[:_MOST_LISTED])
