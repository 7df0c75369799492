"""The drafted paragraph that says what a comparison stands on: counts and descriptors. Pure.

After the source summary statement of ICD 206 (Office of the Director of National Intelligence,
2015): who carries it, how directly, how surely, and where they disagree. It judges nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from claims.reports.schema import Cell, Directness, Quoted, Row

Sentence = tuple[str, tuple[int, ...]]


def summary(rows: Sequence[Row], claims: Mapping[int, Quoted]) -> tuple[Sentence, ...]:
    """Sentences whose figure is not zero, each with the claims that it stands on."""
    if not claims:
        return ()
    return (_extent(rows, claims), *_of_rows(rows), *_of_claims(rows, claims))


def _extent(rows: Sequence[Row], claims: Mapping[int, Quoted]) -> Sentence:
    outlets = len({claim.outlet for claim in claims.values()})
    days = sorted(claim.published.date() for claim in claims.values() if claim.published)
    when = f", printed from {_day(days[0])} to {_day(days[-1])}" if days else ""
    text = (
        f"{_many(len(rows), 'proposition')} in {_many(outlets, 'outlet')}{when}, "
        f"on {_many(len(claims), 'claim')}."
    )
    return text, tuple(sorted(claims))


Test = Callable[[Row], bool]
ROWS: tuple[tuple[str, str, Test], ...] = (
    ("rests on one independent origin", "rest on one independent origin each",
     lambda row: row.foot.independent == 1),
    ("rests on two or more independent origins", "rest on two or more independent origins each",
     lambda row: row.foot.independent > 1),
    ("has no origin that is established", "have no origin that is established",
     lambda row: row.foot.independent == 0),
    ("is denied or contradicted", "are denied or contradicted",
     lambda row: row.foot.contradictions > 0),
    ("goes round in a circle of outlets", "go round in a circle of outlets",
     lambda row: bool(row.foot.loops)),
    ("is printed with different numbers", "are printed with different numbers",
     lambda row: len(row.foot.numbers) > 1),
    ("loses a hedge on the way", "lose a hedge on the way",
     lambda row: any(change.change == "hedge lost" for change in row.changes)),
)  # fmt: skip
DESCRIPTORS = (
    (Directness.OWN, "The outlet’s own reporting"),
    (Directness.NAMED, "Attributed to somebody named"),
    (Directness.ANONYMOUS, "Attributed to people whom nobody names"),
    (Directness.DOCUMENT, "Attributed to a document"),
    (Directness.OUTLET, "Taken from another outlet"),
    (Directness.NONE, "Attributed to nobody"),
)


def _of_rows(rows: Sequence[Row]) -> Iterator[Sentence]:
    for one, many, holds in ROWS:
        having = [row for row in rows if holds(row)]
        if having:
            text = f"{_many(len(having), 'proposition')} {one if len(having) == 1 else many}."
            yield text, _claims(cell for row in having for cell in row.cells)


def _of_claims(rows: Sequence[Row], claims: Mapping[int, Quoted]) -> Iterator[Sentence]:
    cells = [cell for row in rows for cell in row.cells if cell.claims]
    for directness, words in DESCRIPTORS:
        having = [cell for cell in cells if cell.directness is directness]
        if having:
            yield f"{words}: {_many(len(having), 'time')}.", _claims(having)
    copies = [cell for cell in cells if cell.copy_of]
    if copies:
        yield f"In a copy of another text: {_many(len(copies), 'time')}.", _claims(copies)
    hedged = tuple(pk for pk, claim in sorted(claims.items()) if claim.hedged)
    if hedged:
        yield f"{_many(len(hedged), 'claim')} with a hedge.", hedged


def _claims(cells: Iterable[Cell]) -> tuple[int, ...]:
    return tuple(sorted({claim for cell in cells for claim in cell.claims}))


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _day(day: object) -> str:
    return f"{day:%-d %B %Y}"
