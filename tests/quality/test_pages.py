"""What reading a page keeps and drops, on pages of our own writing. A floor only rises.

Their markup says which elements are the story and which are furniture; the reader does not see it.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from articles.normalisation import normalise
from articles.reading import Record

KEPT = 0.95  # of the words of the story, on every page
DROPPED = 1.0  # of the pieces of furniture, over all pages

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def marked(page: Path, mark: str) -> list[str]:
    """The texts of the elements that bear a mark."""
    tree = html.document_fromstring(page.read_text("utf-8"))
    found = (" ".join(element.text_content().split()) for element in tree.xpath(f"//*[@{mark}]"))
    return [text for text in found if text]


def text_of(page: Path) -> str:
    markup = re.sub(r" data-(?:story|furniture)", "", page.read_text("utf-8"))
    return normalise(Record(page.name, markup, "html")).text


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def kept_share(page: Path) -> float:
    story = words(" ".join(marked(page, "data-story")))
    return (story & words(text_of(page))).total() / story.total()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_words_of_the_story_are_kept(page: Path) -> None:
    assert kept_share(page) >= KEPT


def test_what_stands_around_the_story_is_dropped() -> None:
    pieces = [(page, piece) for page in PAGES for piece in marked(page, "data-furniture")]
    texts = {page: " ".join(text_of(page).split()) for page in PAGES}
    left = [piece for page, piece in pieces if piece in texts[page]]

    assert len(pieces) >= 60
    assert 1 - len(left) / len(pieces) >= DROPPED, left


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nothing_is_printed_twice(page: Path) -> None:
    paragraphs = text_of(page).split("\n\n")

    assert len(paragraphs) == len(set(paragraphs))
