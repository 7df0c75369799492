"""The files that a report can be had as. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claims.reports.exports import (
    bundle,
    delimited,
    json_file,
    linked,
    markdown,
    page,
    pdf,
    tables,
    word,
    workbook,
)
from claims.reports.exports.edition import Edition

Tell = Callable[[float], None]
Texts = Iterable[tuple[str, str]]
OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """`key` stands in addresses and after the dot. What is `kept` takes a while for a large
    report, so it is made once; the rest is written while it is sent."""

    key: str
    name: str
    purpose: str
    content_type: str
    kept: bool = False


FORMATS = {
    each.key: each
    for each in (
        Format("pdf", "PDF", "to print, and to read away from here", "application/pdf", True),
        Format(
            "docx", "Word", "to edit, with the quotes as comments",
            f"{OFFICE}.wordprocessingml.document", True,
        ),
        Format(
            "xlsx", "Excel", "to sort and filter: matrix, claims, chains, origins",
            f"{OFFICE}.spreadsheetml.sheet", True,
        ),
        Format("html", "Web page", "one file that needs no network", "text/html; charset=utf-8"),
        Format("md", "Markdown", "for wikis and notes", "text/markdown; charset=utf-8"),
        Format("csv", "CSV, the matrix", "a line a proposition", "text/csv; charset=utf-8"),
        Format("claims.csv", "CSV, the claims", "a line a claim", "text/csv; charset=utf-8"),
        Format("json", "JSON", "for programs, by a published schema", "application/json"),
        Format(
            "jsonld", "JSON-LD", "for fact-check exchange: schema.org, Web Annotation",
            "application/ld+json",
        ),
        Format(
            "zip", "Evidence bundle", "all of these, the texts, and their checksums",
            "application/zip", True,
        ),
    )
}  # fmt: skip


def unheard(_share: float) -> None:
    """Nobody asks how far it is."""


WRITERS: dict[str, Callable[[Edition], Iterator[bytes]]] = {
    "pdf": pdf.write,
    "docx": word.write,
    "html": page.write,
    "md": markdown.write,
    "csv": lambda edition: delimited.write(tables.matrix(edition), edition),
    "claims.csv": lambda edition: delimited.write(tables.claims(edition), edition),
    "json": json_file.write,
    "jsonld": linked.write,
}


def write(key: str, edition: Edition, texts: Texts = (), tell: Tell = unheard) -> Iterator[bytes]:
    """The file in pieces. `texts` by their hash, in its order, are asked for by the bundle only;
    `tell` is told now and then how far it is, 0 to 1. Raises KeyError for an unknown format."""
    if key == "xlsx":
        return workbook.write(edition, tell)
    if key == "zip":
        others = (each for each in FORMATS if each != "zip")
        files = ((f"{edition.name}.{each}", write(each, edition)) for each in others)
        return bundle.write(edition, files, texts, tell)
    return WRITERS[key](edition)
