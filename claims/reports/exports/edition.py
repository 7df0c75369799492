"""What every file is made from. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.reports.exports.words import day, moment
from claims.reports.schema import Comparison, Quoted


@dataclass(frozen=True, slots=True)
class Edition:
    """A comparison as the report `number`. `checksum` is the SHA-256, in hexadecimal, of its
    canonical JSON; `standing` is empty while the report is current, else a sentence that says
    what became of it."""

    number: int
    checksum: str
    standing: str
    comparison: Comparison

    @property
    def name(self) -> str:
        """What its files are called, before the dot."""
        return f"report-{self.number}"

    def claims(self) -> dict[int, Quoted]:
        return {each.claim: each for each in self.comparison.claims}


def method(edition: Edition) -> Iterator[tuple[str, str]]:
    """How it was made, as label and value; every file names all of it."""
    made = edition.comparison.method
    yield "Report", str(edition.number)
    yield "SHA-256", edition.checksum
    if edition.standing:
        yield "Standing", edition.standing
    yield "Made", f"{moment(made.made)} by {made.made_by}"
    yield "Query", made.query or "everything"
    yield "Window", f"{day(made.since) or 'the beginning'} to {day(made.until) or 'the end'}"
    yield "Claims", "accepted only" if made.accepted_only else "accepted, and waiting for review"
    yield "Reviewed by", ", ".join(made.reviewers) or "nobody"
    yield "Extracted by", ", ".join(made.extractors) or "nothing"
    yield "Linked by", made.linker or "nothing"
    yield "Format", edition.comparison.format
