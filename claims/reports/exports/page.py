"""A comparison as one HTML file that asks for nothing outside itself. Pure.

Elements are built, never pasted together, so that every word is text whatever it holds.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from lxml.html.builder import E  # type: ignore[import-untyped]

from claims.reports.exports.edition import Edition
from claims.reports.exports.story import Line, Section, Story, story
from claims.reports.exports.words import LOOKS, MEANINGS, for_xml
from claims.reports.schema import Absence, Stance

STYLE = Path(__file__).with_name("page.css")
# Should a word ever get out of its element, a browser would still load and run nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
# In a square of 16; those of the page.
SHAPES: dict[str, str] = {
    Stance.ASSERTS: "M8 1a7 7 0 1 1 0 14a7 7 0 0 1 0-14",
    Stance.REPORTS: "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12M8 6.75a1.25 1.25 0 1 1 0 2.5"
    "a1.25 1.25 0 0 1 0-2.5",
    Stance.QUESTIONS: "M8 2L14 14H2Z",
    Stance.DENIES: "M2 2H14V14H2ZM5 5L11 11M11 5L5 11",
    Absence.SILENT: "M3 8H13",
    Absence.UNDECIDED: "M2 8H4M7 8H9M12 8H14",
    Absence.NO_ARTICLE: "M4 2H12V14H4Z",
    Absence.NOT_COLLECTED: "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12M4 12L12 4",
}
COLUMNS = ("Outlet", "Stance", "From", "Hedge", "Number", "First seen", "As printed")


def write(edition: Edition) -> Iterator[bytes]:
    told = story(edition)
    body = E.body(E.main(*_opening(told), *map(_section, told.sections), _method(told)))
    whole = E.html({"lang": "en"}, _head(told), body)
    yield html.tostring(whole, encoding="utf-8", doctype="<!doctype html>")


def _head(told: Story) -> HtmlElement:
    return E.head(
        E.meta(charset="utf-8"),
        E.meta({"http-equiv": "Content-Security-Policy", "content": POLICY}),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta(name="color-scheme", content="light dark"),
        E.title(for_xml(f"{told.title} · Report {told.number}")),
        E.style(STYLE.read_text("utf-8")),
    )


def _opening(told: Story) -> Iterator[HtmlElement]:
    yield _p("meta", f"ClaimTrack · Report {told.number} · {told.made}")
    yield E.h1(for_xml(told.title))
    if told.standing:
        yield _p("standing", told.standing)
    if told.summary:
        yield _p("summary", told.summary)
    if told.note:
        yield _p("note", told.note)
    yield E.section(E.h2("At a glance"), _matrix(told), _legend())


def _matrix(told: Story) -> HtmlElement:
    outlets = [
        E.th(_class("outlet"), E.span(for_xml(name)), scope="col") for name, _ in told.outlets
    ]
    rows = (
        E.tr(
            E.th(E.a(for_xml(row.wording), href=f"#row-{row.number}"), scope="row"),
            *(E.td(_mark(mark, said=True)) for mark in row.marks),
        )
        for row in told.sections
    )
    head = E.thead(E.tr(E.th("Proposition", scope="col"), *outlets))
    return _scroll("matrix", "At a glance", head, rows)


def _scroll(name: str, label: str, head: HtmlElement, rows: Iterable[HtmlElement]) -> HtmlElement:
    """A table that scrolls inside itself; whoever has only a keyboard reaches it too."""
    table = E.table(_class(name), head, E.tbody(*rows))
    named = {"tabindex": "0", "role": "region", "aria-label": for_xml(label)}
    return E.div(_class("scroll") | named, table)


def _legend() -> HtmlElement:
    return E.ul(
        _class("legend small"),
        *(E.li(_mark(mark), f" {meaning}") for mark, meaning in MEANINGS.items()),
    )


def _mark(mark: str, *, said: bool = False) -> HtmlElement:
    """The shape of a stance or an absence; `said` gives it its words for a screen reader."""
    kind = LOOKS[mark].shape
    drawn = E.svg({"class": f"mark {kind}", "viewBox": "0 0 16 16"}, E.path(d=SHAPES[mark]))
    drawn.set("aria-hidden", "true")
    return E.span(drawn, E.span(_class("unseen"), mark), title=mark) if said else drawn


def _section(row: Section) -> HtmlElement:
    named = {"id": f"row-{row.number}", "aria-labelledby": f"row-{row.number}-title"}
    parts = [E.h2(for_xml(f"{row.number}. {row.wording}"), id=f"row-{row.number}-title")]
    counts = [pair for pair in row.figures if pair[1].isdecimal()]
    parts += [_facts("figures", counts)]
    parts += [_facts("facts", [pair for pair in row.figures if pair not in counts])]
    parts += [_p("note", row.note)] if row.note else []
    parts += [_lines(row)] if row.lines else []
    parts += [E.h3("Who has it not"), _facts("facts", row.absent)] if row.absent else []
    if row.changes:
        parts += [E.h3("How the wording moved"), E.ul(*(E.li(for_xml(x)) for x in row.changes))]
    return E.section(named, *parts)


def _facts(name: str, pairs: Iterable[tuple[str, str]]) -> HtmlElement:
    grouped = name == "figures"
    found = [(E.dt(for_xml(label)), E.dd(for_xml(value))) for label, value in pairs]
    entries = [E.div(*each) for each in found] if grouped else [x for each in found for x in each]
    return E.dl(_class(name), *entries)


def _lines(row: Section) -> HtmlElement:
    head = E.thead(E.tr(*(E.th(name, scope="col") for name in COLUMNS)))
    return _scroll("lines", f"Who has it: {row.wording}", head, map(_line, row.lines))


def _line(line: Line) -> HtmlElement:
    heard = [for_xml(line.chain or line.attributed_to or line.directness)]
    if line.copy_of:
        heard.append(E.div(_class("small"), for_xml(f"copy of {line.copy_of}")))
    return E.tr(
        E.th(E.strong(for_xml(line.outlet)), scope="row"),
        E.td(_class("stance"), _mark(line.stance), f" {line.stance}"),
        E.td({"data-head": COLUMNS[2]}, *heard),
        *(
            E.td({"data-head": head}, for_xml(value))
            for head, value in zip(
                COLUMNS[3:6], (line.hedge, line.number, line.first_seen), strict=True
            )
        ),
        E.td(_class("quote"), *_quote(line)),
    )


def _quote(line: Line) -> Iterator[HtmlElement]:
    yield E.q(for_xml(line.quote))
    title = for_xml(line.title)
    if title or line.url:
        shown = E.a(title or "article", href=line.url) if line.url else title
        more = f" and {line.more} more of this outlet" if line.more else ""
        yield E.span(_class("small"), shown, more)


def _method(told: Story) -> HtmlElement:
    return E.section(E.h2("How it was made"), _facts("facts", told.method))


def _p(name: str, text: str) -> HtmlElement:
    return E.p(_class(name), for_xml(text))


def _class(name: str) -> dict[str, str]:
    return {"class": name}
