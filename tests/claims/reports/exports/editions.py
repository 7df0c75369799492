"""Editions made by hand: a readable one, a hostile one, and one as large as asked for."""

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

from claims.reports.exports.edition import Edition
from claims.reports.exports.json_file import canonical
from claims.reports.schema import (
    Absence,
    Anchor,
    Cell,
    Change,
    Column,
    Comparison,
    Directness,
    Foot,
    Hop,
    Method,
    Quoted,
    Row,
    Stance,
)
from tests.claims.reports.handmade import quoted

MADE = dt.datetime(2026, 3, 9, 12, 0, 7, 123456, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 3, 2, 6, 40, tzinfo=dt.UTC)
TEXTS = [
    "The bridge over the Tarn will be closed for six weeks, Runa Vik said on Monday.",
    "The Tarn bridge may be closed for six weeks, two inspectors told the Kestrel Post.",
    "The council denied that the bridge would be closed for ten weeks.",
    "The bridge will be closed for ten weeks, according to the Kestrel Post.",
]
HASHES = [hashlib.sha256(text.encode()).hexdigest() for text in TEXTS]
OUTLETS = (
    "Kestrel Post",
    "Tarn Echo",
    "Mellan Courier",
    "Coast Gazette",
    "Nordwire",
    "Holm Ledger",
)
HOSTILE = (
    *("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\tleading tab", "line\r\nbreak", "＝1+1"),
    *("#panic() $x$ @ref *bold* _it_ \\u{1F600} `raw` <label> // no comment", "</style><script>"),
    *("<img src=x onerror=alert(1)>", "[a](javascript:alert(1)) | pipe", "{% now %} {{ x }}"),
    *("\u0627\u0644\u062c\u0633\u0631 \u05d2\u05e9\u05e8 \u202eright to left\u202c", "😀🇳🇴 日本語"),
    *("bell\x07 and \x1b escape \ufffe", "_x0041_ & &amp; \"quoted\" 'single'", "long " * 2000),
    *("x" * 10_000, "\u200b zero \u2028 line separator", "1. no list", "'apostrophe", "- - -"),
)


def edition(comparison: Comparison | None = None, **given: Any) -> Edition:
    comparison = comparison or bridge()
    values: dict[str, Any] = {
        "number": 12,
        "checksum": hashlib.sha256(b"".join(canonical(comparison))).hexdigest(),
        "standing": "",
    }
    return Edition(comparison=comparison, **values | given)


def texts() -> list[tuple[str, str]]:
    return sorted(zip(HASHES, TEXTS, strict=True))


def anchor(text: int, words: str) -> Anchor:
    start = TEXTS[text].index(words)
    return Anchor(HASHES[text], start, start + len(words), words)


def claim(number: int, outlet: str, content: str, cue: str, *chain: Hop, **given: Any) -> Quoted:
    """A claim of the text `number`, printed `number` hours after the first one."""
    values: dict[str, Any] = {
        "thread": 7,
        "article": 30 + number,
        "title": f"Bridge over the Tarn: {outlet}",
        "url": f"https://{outlet.lower().replace(' ', '-')}.example/bridge",
        "published": MONDAY + dt.timedelta(hours=number),
        "pieces": (anchor(number, content),),
        "cue_place": anchor(number, cue),
        "figures": ("six weeks",),
        "sha256": HASHES[number],
        "content": content,
        "cue": cue,
        "chain": chain,
    }
    return quoted(number + 1, outlet, **values | given)


def bridge() -> Comparison:
    """Four outlets of six have it, in every stance; the other two have not, for two reasons."""
    vik = Hop(1, "Runa Vik", "person", True, "head of roads", "B", anchor(0, "Runa Vik"))
    two = Hop(2, "two inspectors", "group", False, "", "F", anchor(1, "two inspectors"))
    post = Hop(3, "Kestrel Post", "outlet", True, "", "C", anchor(3, "Kestrel Post"))
    claims = (
        claim(0, "Kestrel Post", "The bridge over the Tarn will be closed for six weeks", "said",
              vik),
        claim(1, "Tarn Echo", "The Tarn bridge may be closed for six weeks", "told", two,
              hedged=True, hedges=("may",)),
        claim(2, "Mellan Courier", "the bridge would be closed for ten weeks", "denied",
              denial=True, figures=("ten weeks",)),
        claim(3, "Coast Gazette", "The bridge will be closed for ten weeks", "according to", post,
              vik, figures=("ten weeks",)),
    )  # fmt: skip
    return Comparison(
        "How long is the Tarn bridge closed?", "Checked against the notice on the bridge.",
        tuple(
            Column(number, name, "CFBFFF"[number], max(0, 5 - number), max(0, 5 - number))
            for number, name in enumerate(OUTLETS)
        ),
        (_row(claims), _second(claims)), claims,
        (
            ("2 propositions in 4 outlets.", (1, 2, 3, 4)),
            ("The first has 1 independent origin, and 1 outlet denies it.", (1, 3)),
        ),
        Method("thread=7,8", dt.date(2026, 3, 1), dt.date(2026, 3, 8),
               MADE, "edda", ("test-1",), "linker-1",
               ("arvid", "bela"), True),
    )  # fmt: skip


def _row(claims: tuple[Quoted, ...]) -> Row:
    cells = (
        Cell(0, Stance.REPORTS, None, (1,), "Runa Vik", Directness.NAMED, "", "six weeks", MONDAY,
             claims[0].content),
        Cell(1, Stance.QUESTIONS, None, (2,), "two inspectors", Directness.ANONYMOUS, "may",
             "six weeks", claims[1].published, claims[1].content),
        Cell(2, Stance.DENIES, None, (3,), "", Directness.OWN, "", "ten weeks",
             claims[2].published, claims[2].content),
        Cell(3, Stance.ASSERTS, None, (4,), "Runa Vik", Directness.OUTLET, "", "ten weeks",
             claims[3].published, claims[3].content, "Kestrel Post", (Stance.REPORTS,)),
        Cell(4, absence=Absence.SILENT),
        Cell(5, absence=Absence.NOT_COLLECTED),
    )  # fmt: skip
    foot = Foot(
        "Kestrel Post", MONDAY, 4, 1, 1, 0, ("Runa Vik",), ("two inspectors",), 1,
        ("six weeks", "ten weeks"), 3, "Kestrel Post ← Runa Vik: without it there would be 0", (),
    )  # fmt: skip
    changes = (
        Change("hedge gained", 1, 2, "Kestrel Post → Tarn Echo"),
        Change("number moved", 1, 4, "Kestrel Post → Coast Gazette: six weeks → ten weeks"),
    )
    return Row(7, "The bridge over the Tarn will be closed for six weeks", cells, foot, changes,
               "The notice says six weeks.", "2")  # fmt: skip


def _second(claims: tuple[Quoted, ...]) -> Row:
    absent = [Absence.UNDECIDED, Absence.NO_ARTICLE, Absence.SILENT, Absence.SILENT,
              Absence.NOT_COLLECTED]  # fmt: skip
    told = Cell(
        0, Stance.ASSERTS, None, (1,), "", Directness.OWN, "", "", MONDAY, claims[0].content
    )
    cells = (told, *(Cell(n, absence=why) for n, why in enumerate(absent, start=1)))
    foot = Foot("Kestrel Post", MONDAY, 1, 1, 0, 0, ("Kestrel Post",), (), 0, (), 1, "", ())
    return Row(8, "Cars go by Lunde meanwhile", cells, foot)


def hostile(words: str) -> Comparison:
    """The same with `words` in every place that somebody else fills."""
    given = bridge()
    hop = Hop(9, words, "person", True, words, "F", None)
    told = replace(
        given.claims[0], content=words, cue=words, title=words, outlet=words, chain=(hop, hop),
        hedges=(words,), figures=(words,), url=f"https://news.example/?{words}",
        pieces=(Anchor(HASHES[0], 0, len(words), words),), reviewers=(words,),
    )  # fmt: skip
    first = given.rows[0]
    cell = replace(
        first.cells[0], attributed_to=words, hedge=words, number=words, quote=words, copy_of=words
    )
    foot = replace(
        first.foot, first=words, origins=(words,), groups=(words,), numbers=(words,), pivot=words,
        loops=(words,),
    )  # fmt: skip
    row = replace(
        first, wording=words, cells=(cell, *first.cells[1:]), foot=foot, note=words,
        changes=(Change(words, 1, 2, words),),
    )  # fmt: skip
    return replace(
        given, title=words, note=words, rows=(row, *given.rows[1:]),
        claims=(told, *given.claims[1:]),
        columns=(replace(given.columns[0], name=words), *given.columns[1:]),
        summary=((words, (1,)),), method=replace(given.method, query=words, made_by=words),
    )  # fmt: skip


def large(threads: int, outlets: int, claims: int) -> Comparison:
    """`claims` shared out among the cells of `threads` × `outlets`, of which a third is empty."""
    given = bridge()
    columns = tuple(Column(n, f"{OUTLETS[n % 6]} {n}", "C", 20, 90) for n in range(outlets))
    full = [(t, o) for t in range(threads) for o in range(outlets) if (t + o) % 3]
    told: dict[tuple[int, int], list[int]] = {place: [] for place in full}
    made = []
    for number in range(1, claims + 1):
        thread, outlet = place = full[number % len(full)]
        told[place].append(number)
        like = given.claims[number % 4]
        made.append(
            replace(like, claim=number, thread=thread, article=number // 5,
                    outlet=columns[outlet].name, title=f"{like.title}, part {number}",
                    content=f"{like.content} at kilometre {number}")
        )  # fmt: skip
    rows = tuple(
        _large_row(given, thread, [told.get((thread, outlet), []) for outlet in range(outlets)])
        for thread in range(threads)
    )
    return replace(given, columns=columns, rows=rows, claims=tuple(made))


def _large_row(given: Comparison, thread: int, told: list[list[int]]) -> Row:
    like = given.rows[0]
    cells = tuple(
        replace(like.cells[outlet % 4], outlet=outlet, claims=tuple(numbers), others=())
        if numbers
        else Cell(outlet, absence=Absence.SILENT)
        for outlet, numbers in enumerate(told)
    )
    wording = f"{like.wording}, stretch {thread}"
    return replace(like, thread=thread, wording=wording, cells=cells, changes=())
