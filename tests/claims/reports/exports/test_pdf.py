import re
import subprocess
import unicodedata
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
import pytest
import typst
from pypdf import PdfReader, PdfWriter

from claims.reports.exports import pdf
from claims.reports.exports.pdf import CARRIED, NotSet, printable, write
from claims.reports.schema import Comparison
from tests.claims.reports.exports.editions import HOSTILE, MADE, edition, hostile


def made(comparison: Comparison | None = None) -> bytes:
    return b"".join(write(edition(comparison)))


def test_every_page_says_what_it_is_of() -> None:
    pages = PdfReader(BytesIO(made())).pages
    assert len(pages) == 2
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert edition().checksum in text
        assert f"{number} / 2" in text
        width, height = page.mediabox.width, page.mediabox.height
        assert (round(width), round(height)) == (842, 595)  # A4, landscape


def test_a_page_shows_something_and_can_be_searched() -> None:
    page = pypdfium2.PdfDocument(made())[0]
    shades = page.render(scale=1).to_numpy()
    assert shades.shape[:2] == (596, 842)
    assert 0.005 < (shades < 128).mean() < 0.2  # ink, and paper around it
    words = page.get_textpage().search("How long is the Tarn bridge closed?")
    assert words.get_next() is not None


def test_its_title_and_date_are_those_of_the_report() -> None:
    about = PdfReader(BytesIO(made())).metadata
    assert about is not None
    assert about.title == "How long is the Tarn bridge closed?"
    assert about.creation_date == MADE.replace(microsecond=0)


def test_only_its_own_typefaces() -> None:
    faces = set(re.findall(rb"/BaseFont/[A-Z]{6}\+([A-Za-z]+)", uncompressed(made())))
    assert faces
    assert all(face.startswith((b"LibertinusSerif", b"NewCM", b"DejaVu")) for face in faces)


def uncompressed(file: bytes) -> bytes:
    writer = PdfWriter(BytesIO(file))
    held = BytesIO()
    writer.write(held)
    return held.getvalue().replace(b" ", b"")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_never_markup(words: str) -> None:
    pages = PdfReader(BytesIO(made(hostile(words)))).pages
    text = "".join(filter(str.isalnum, "".join(page.extract_text() for page in pages[:2])))
    letters = "".join(filter(str.isalnum, printable(words).partition("[U+")[0]))
    assert letters[:20] in text


def test_signs_of_typst_are_printed() -> None:
    text = (
        PdfReader(BytesIO(made(hostile("#panic() $x$ @ref *bold* \\ #{")))).pages[0].extract_text()
    )
    assert "#panic() $x$ @ref *bold* \\ #{" in text


def test_characters_that_no_typeface_has_go_by_their_number() -> None:
    assert printable("a 😀 b\ncaf\u00e9 Ж א ب") == "a [U+1F600] b café Ж א ب"
    assert printable("x" * 30) == "x" * 24 + "\u200b" + "x" * 6


def test_the_typefaces_have_what_is_said_to_be_carried() -> None:
    """PDF/A refuses a character that cannot be shown."""
    every = re.compile(f"[{CARRIED}]")
    kinds = ("Cn", "Cf", "Zs", "Cc")
    shown = [chr(n) for n in range(0x21, 0x3000) if every.match(chr(n))]
    text = " ".join(each for each in shown if unicodedata.category(each) not in kinds)
    faces = b'#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))\n'
    source = b'#set document(title: "x")\n' + faces + b"#sys.inputs.text"
    typst.compile(
        source, ignore_system_fonts=True, sys_inputs={"text": text}, pdf_standards=["a-2u"]
    )


def test_a_typesetter_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MEANINGS", {})
    monkeypatch.setattr(pdf, "_printable", lambda told: {})  # which the template cannot read
    with pytest.raises(NotSet, match=r"\w"):
        made()


def test_a_typesetter_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.001)
    with pytest.raises(subprocess.TimeoutExpired):
        made()
