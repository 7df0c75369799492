from articles.reading import Record
from tests.articles.reading.given import NEWS, one_reason, one_record

SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://sun.example/ferry
Subject: Ferry late
Date: Fri, 17 May 2024 08:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----b"

------b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://sun.example/ferry

<html><body><p class=3D"a">{NEWS}</p></body></html>
------b
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------b--
"""


def test_the_page_is_the_article_and_the_day_it_was_saved_is_no_date() -> None:
    assert one_record("a.mhtml", SAVED) == Record(
        "a.mhtml",
        f'<html><body><p class="a">{NEWS}</p></body></html>',
        "html",
        url="https://sun.example/ferry",
    )


def test_a_page_without_html_is_refused() -> None:
    assert "holds no HTML" in one_reason("a.mht", SAVED.replace("text/html", "text/css"))
