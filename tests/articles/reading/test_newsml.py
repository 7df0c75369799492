import datetime as dt

from articles.reading import Outcome, Record, Rejection
from tests.articles.reading.given import NEWS, one_reason, outcomes

ITEM = """<newsItem xml:lang="en"><itemMeta><itemClass qcode="ninat:{kind}"/>
<provider literal="bw"><name>Brae Wire</name></provider>
<versionCreated>2024-05-09T08:00:00Z</versionCreated>
<firstCreated>2024-05-09T06:30:00Z</firstCreated>
<link rel="irel:seeAlso" href="https://wire.example/1"/></itemMeta>
<contentMeta><by>Una Brae</by><headline>Ferry late</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""

XHTML = f"""<inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>{NEWS}</p><p>Nobody was hurt.</p></body></html></inlineXML>"""
NITF = (
    f"<inlineXML><nitf><body><body.content><p>{NEWS}</p></body.content></body></nitf></inlineXML>"
)


def message(*items: str) -> str:
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
        f"<itemSet>{''.join(items)}</itemSet></newsMessage>"
    )


def item(content: str, kind: str = "text") -> str:
    return ITEM.format(content=content, kind=kind)


def read_message(*items: str) -> list[Outcome]:
    return outcomes("news.xml", message(*items))


def test_every_text_of_a_message_is_an_article() -> None:
    found = read_message(item(XHTML), item("<remoteContent/>", "picture"), item(NITF))

    assert found[0] == Record(
        "news.xml, entry 1",
        f"{NEWS}\n\nNobody was hurt.",
        "text",
        title="Ferry late",
        outlet="Brae Wire",
        byline="Una Brae",
        published=dt.datetime(2024, 5, 9, 6, 30, tzinfo=dt.UTC),
        url="https://wire.example/1",
        language="en",
        modified=dt.datetime(2024, 5, 9, 8, 0, tzinfo=dt.UTC),
    )
    assert isinstance(found[1], Record)
    assert (found[1].locator, found[1].body) == ("news.xml, entry 2", NEWS)


def test_an_item_by_itself_and_text_inline() -> None:
    (record,) = outcomes("a.xml", item(f"<inlineData>{NEWS}</inlineData>"))

    assert isinstance(record, Record)
    assert record.body == NEWS


def test_an_item_that_points_elsewhere_does_not_spoil_the_others() -> None:
    first, second = read_message(item('<remoteContent href="a.xml"/>'), item(XHTML))

    assert isinstance(first, Rejection)
    assert "pointer" in first.reason
    assert isinstance(second, Record)


def test_messages_without_texts_are_refused() -> None:
    assert "pictures" in one_reason("a.xml", message(item("<remoteContent/>", "picture")))
    assert "no items" in one_reason("a.xml", message())
