import re

import pytest
from markdown_it import MarkdownIt

from claims.reports.exports.markdown import plain, write
from claims.reports.schema import Comparison
from tests.claims.reports.exports.editions import HOSTILE, bridge, edition, hostile

READER = MarkdownIt("commonmark").enable("table")


def made(comparison: Comparison | None = None) -> str:
    return b"".join(write(edition(comparison))).decode()


@pytest.mark.parametrize("words", [*HOSTILE, "<https://x.example>", "&copy; `a``b`", "a\n# b\n---"])
def test_whatever_it_is_it_is_itself(words: str) -> None:
    block, inline, _ = READER.parse(plain(words) or "nothing")
    assert block.type == "paragraph_open"
    kinds = {child.type for child in inline.children or []}
    assert kinds <= {"text", "text_special", "softbreak"}
    text = "".join(child.content for child in inline.children or [])
    assert text.split() == words.split()


@pytest.mark.parametrize("words", HOSTILE)
def test_tables_keep_their_columns_and_links_their_targets(words: str) -> None:
    rendered = READER.render(made(hostile(words)))
    assert rendered.count("<table>") == 2
    assert rendered.count("<h2>") == 3
    assert "<script" not in rendered
    assert all(each.startswith("https://") for each in re.findall(r'href="([^"]*)', rendered))


def test_it_names_who_has_it_and_who_has_not() -> None:
    text = made()
    assert "| Tarn Echo | questions | two inspectors | may | six weeks |" in text
    assert "- silent: Nordwire" in text
    assert f"](<{bridge().claims[0].url}>)" in text
