import pytest

from articles.reading import Address, Rejection
from tests.articles.reading.given import one_record, outcomes


def test_every_line_is_an_address_to_fetch() -> None:
    listed = "# from the desk\nhttps://sun.example/1\n\nHTTP://sun.example/2 \r\n"

    assert outcomes("links.txt", listed) == [
        Address("links.txt, line 2", "https://sun.example/1"),
        Address("links.txt, line 4", "HTTP://sun.example/2"),
    ]


def test_a_bad_line_does_not_spoil_the_others() -> None:
    found = outcomes("links.txt", "https://sun.example/1\n" * 20 + "sun.example\n")

    assert [type(item) for item in found[-2:]] == [Address, Rejection]
    assert found[-1].locator == "links.txt, line 21"


@pytest.mark.parametrize(
    "text",
    [
        "https://sun.example/1 says the ferry was late.",
        "https://sun.example/1\nThe ferry was late.\n",
        "The ferry was late.\nhttps://sun.example/1\n",
    ],
)
def test_a_text_with_an_address_is_a_text(text: str) -> None:
    assert one_record("a.txt", text).body == text


def test_an_address_without_end_is_refused() -> None:
    found = outcomes("links.txt", "https://sun.example/1\n" * 10_000 + "https://a.b/" + "x" * 9000)

    assert isinstance(found[-1], Rejection)
