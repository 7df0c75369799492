"""How a comparison is put in words, the same in every file. Pure."""

import datetime as dt
import re

from claims.provenance.order import only_day
from claims.reports.matrix import ABSENCES, STANCES
from claims.reports.schema import Absence, Cell, Foot, Row, Stance

# NATO STANAG 2511, the information; 6 is the default and no judgement.
CREDIBILITY = {
    "1": "1, confirmed",
    "2": "2, probably true",
    "3": "3, possibly true",
    "4": "4, doubtful",
    "5": "5, improbable",
    "6": "6, cannot be judged",
}
LOOKS = {str(mark): look for mark, look in (*STANCES.items(), *ABSENCES.items())}
MEANINGS = {mark: f"{look.word}: {look.meaning}" for mark, look in LOOKS.items()}
# For files that cannot draw; the shapes of the page, as near as characters come.
SYMBOLS: dict[str, str] = {
    Stance.ASSERTS: "●",
    Stance.REPORTS: "◉",
    Stance.QUESTIONS: "△",
    Stance.DENIES: "☒",
    Absence.SILENT: "–",
    Absence.UNDECIDED: "…",
    Absence.NO_ARTICLE: "▯",
    Absence.NOT_COLLECTED: "⌀",
}
LONGEST_LINK = 2000  # characters; Excel takes 2,079, PDF 2,048
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def for_xml(text: str) -> str:
    """`text` with U+FFFD for what XML 1.0 has no place for."""
    return NOT_XML.sub("\ufffd", text)


def linkable(address: str) -> bool:
    """Whether a file may link to it: to the web, by an address that every format can hold."""
    web = address.startswith(("http://", "https://"))
    return web and len(address) <= LONGEST_LINK and not re.search(r"[^!-~]|[<>\"]", address)


def day(date: dt.date | None) -> str:
    return f"{date.day} {date:%b %Y}" if date else ""


def moment(at: dt.datetime | None) -> str:
    """To the minute, in UTC; the day alone where nothing more is known.

    >>> moment(dt.datetime(2026, 3, 4, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=2))))
    '4 Mar 2026, 07:05 UTC'
    """
    if at is None:
        return ""
    there = at.astimezone(dt.UTC)
    return day(there) if only_day(at) else f"{day(there)}, {there:%H:%M} UTC"


def mark(cell: Cell) -> Stance | Absence:
    """What the cell comes to; an outlet without either is silent."""
    return cell.stance or cell.absence or Absence.SILENT


def told(cell: Cell) -> str:
    """A cell on one line.

    >>> told(Cell(1, Stance.REPORTS, attributed_to="Ada Lind", hedge="may"))
    'reports that somebody says; Ada Lind; hedged: may'
    """
    parts = [str(mark(cell)), heard(cell)]
    parts += [f"hedged: {cell.hedge}"] if cell.hedge else []
    parts += [cell.number] if cell.number else []
    parts += [f"copy of {cell.copy_of}"] if cell.copy_of else []
    parts += [f"also {other}" for other in cell.others]
    return "; ".join(filter(None, parts))


def heard(cell: Cell) -> str:
    """From whom the outlet has it, and in which manner."""
    manner = "" if cell.directness == "none" else str(cell.directness)
    if cell.attributed_to and manner:
        return f"{cell.attributed_to} ({manner})"
    return cell.attributed_to or manner


def figures(row: Row) -> list[tuple[str, str]]:
    """What a row comes to, as label and value; what there is none of is left out."""
    foot = row.foot
    found = [
        ("First", ", ".join(filter(None, (foot.first, moment(foot.first_seen))))),
        ("Outlets", str(foot.outlets)),
        ("Independent origins", str(foot.independent)),
        *_counted(foot),
        ("Origins", ", ".join(foot.origins)),
        ("Not named, independence not established", ", ".join(foot.groups)),
        ("Have it from each other", "; ".join(foot.loops)),
        ("Numbers", " · ".join(foot.numbers)),
        ("Hangs most on", foot.pivot),
        ("Credibility", CREDIBILITY.get(row.credibility, row.credibility)),
    ]
    return [(label, value) for label, value in found if value]


def _counted(foot: Foot) -> list[tuple[str, str]]:
    counts = {
        "Unknown": foot.unknown,
        "Lineage not recorded": foot.unrecorded,
        "Contradictions": foot.contradictions,
        "Contradictions by rule": foot.by_rule,
        "Wordings": foot.wordings,
    }
    return [(label, str(count)) for label, count in counts.items() if count]
