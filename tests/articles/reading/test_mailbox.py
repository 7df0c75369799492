from articles.reading import Record, Rejection
from articles.reading.limits import MAIL_BYTES
from tests.articles.reading.given import NEWS, bodies, outcomes

FROM = "From desk@sun.example Thu May  9 06:30:00 2024\n"
MAIL = "From: The Skerry Sun <desk@sun.example>\nSubject: Ferry late\nDate: 9 May 2024\n\n"


def test_every_mail_is_an_article() -> None:
    found = outcomes("news.mbox", f"{FROM}{MAIL}{NEWS}\n\n{FROM}{MAIL}Two.\n")

    assert [item.locator for item in found] == ["news.mbox, mail 1", "news.mbox, mail 2"]
    assert bodies(found) == [NEWS, "Two.\n"]


def test_a_line_that_begins_with_from_is_no_mail() -> None:
    found = outcomes("a.mbox", f"{FROM}{MAIL}A\nFrom here it went on.\n\n>From there too.\n")

    assert bodies(found) == ["A\nFrom here it went on.\n\nFrom there too.\n"]


def test_a_mail_too_large_costs_only_itself() -> None:
    large = ("x" * 100_000 + "\n") * (MAIL_BYTES // 100_000 + 1)
    found = outcomes("a.mbox", f"{FROM}{MAIL}{large}\n{FROM}{MAIL}Two.\n")

    assert isinstance(found[0], Rejection)
    assert "larger than 16 MB" in found[0].reason
    assert isinstance(found[1], Record)
