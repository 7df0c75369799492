from pathlib import Path

import pytest

from articles.reading import Rejected
from articles.reading.limits import MARKS
from articles.reading.trees import paragraphs, said, tree_of


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>', "entities"),
        ("<a>" * 20_000 + "x" + "</a>" * 20_000, "not well-formed"),
        ("<a>" + "<b/>" * (MARKS + 1) + "</a>", "far more tags"),
        ("<a", "not well-formed"),
        ("", "not well-formed"),
        ("<?xml version='1.0' encoding='klingon'?><a/>", "not well-formed"),
    ],
)
def test_xml_that_means_harm_is_refused_in_words(xml: str, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        tree_of(xml.encode())


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text("<!ELEMENT a ANY>A secret.")

    root = tree_of(f'<!DOCTYPE a SYSTEM "{secret}"><a>Told.</a>'.encode())

    assert said(root) == "Told."


def test_paragraphs_are_what_is_marked_as_such() -> None:
    root = tree_of(
        b"<b>x<p>One <i>two</i>\n three.</p><table><p>4</p></table><ul><li>F</li></ul></b>"
    )

    assert paragraphs(root) == "One two three.\n\nF"
    assert paragraphs(tree_of(b"<b>Only <i>this</i>.</b>")) == "Only this."
