import datetime as dt

import pytest

from articles.normalisation import normalise
from articles.reading import Record
from articles.reading.limits import MAIL_LINES
from tests.articles.reading.given import NEWS, one_reason, one_record

HEADER = """From: "The Skerry Sun" <desk@sun.example>
To: reader@home.example
Subject: =?utf-8?q?F=C3=A4hre?= late
Date: Thu, 9 May 2024 06:30:00 +0200 (CEST)
Message-ID: <1@sun.example>
MIME-Version: 1.0
"""

ALTERNATIVE = f"""{HEADER}Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

In short: late.
--b
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<html><body><table role=3D"presentation"><tr><td><h1>Ferry late</h1>
<p>The ferry to Skerry left four hours late on Monday, the harbour office said.</p>
<p>=93We did what we could,=94 said Una Brae, who runs the line. The pump had failed twice in a
week, and nobody on the island could mend it before the weekend, she added.</p>
</td></tr></table></body></html>
--b--
"""


def test_a_plain_mail_is_an_article() -> None:
    record = one_record("a.eml", f"{HEADER}\n{NEWS}\n")

    assert record == Record(
        "a.eml",
        f"{NEWS}\n",
        "text",
        title="Fähre late",
        outlet="The Skerry Sun",
        published=dt.datetime(2024, 5, 9, 4, 30, tzinfo=dt.UTC),
    )


def test_the_page_of_a_newsletter_is_preferred_and_its_layout_ignored() -> None:
    record = one_record("a.txt", ALTERNATIVE)

    assert record.media == "html"
    text = normalise(record).text
    assert "“We did what we could,” said Una Brae" in text
    assert NEWS in text
    assert "In short" not in text


def test_a_sender_without_a_name_is_its_domain() -> None:
    assert one_record("a.eml", f"From: a@sun.example\nDate: x\nSubject: y\n\n{NEWS}").outlet == (
        "sun.example"
    )


def test_what_is_attached_is_not_the_article() -> None:
    attached = (
        f'{HEADER}Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n'
        "Content-Disposition: attachment; filename=a.txt\n\nSecret.\n--b--\n"
    )

    assert "holds no text" in one_reason("a.eml", attached)


def test_a_text_that_begins_with_a_name_and_a_colon_is_a_text() -> None:
    text = f"Subject: the ferry\n\n{NEWS}"

    assert one_record("a.txt", text).body == text


@pytest.mark.parametrize("depth", [50, 5000])
def test_parts_within_parts_are_read_or_refused(depth: int) -> None:
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(depth)
    )

    assert one_reason("a.eml", f"{HEADER}{parts}").endswith(".")


def test_a_mail_of_a_million_lines_is_refused() -> None:
    assert "lines" in one_reason("a.eml", f"{HEADER}\n" + "x\n" * MAIL_LINES)
