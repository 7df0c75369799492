import datetime as dt

from articles.reading import Record
from tests.articles.reading.given import NEWS, one_reason, one_record

STORY = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="en-GB"><head><title>FERRY</title>
<docdata><date.issue norm="20240509T063000Z"/><doc.copyright holder="Brae Wire Ltd"/></docdata>
<pubdata name="Brae Wire"/></head>
<body><body.head><hedline><hl1>Ferry late</hl1><hl2>Again</hl2></hedline>
<byline>By <person>Una Br\u00e9</person></byline><dateline><location>SKERRY</location></dateline>
</body.head><body.content><block><p>{NEWS}</p><p>Nobody was
<em>hurt</em>.</p><media><caption>The quay.</caption></media></block></body.content></body></nitf>
"""


def test_a_story_of_an_agency_is_an_article() -> None:
    assert one_record("a.xml", STORY.encode("latin-1")) == Record(
        "a.xml",
        f"{NEWS}\n\nNobody was hurt.",
        "text",
        title="Ferry late",
        outlet="Brae Wire",
        byline="By Una Br\u00e9",
        published=dt.datetime(2024, 5, 9, 6, 30, tzinfo=dt.UTC),
        language="en-GB",
    )


def test_a_story_without_text_is_refused() -> None:
    assert "holds no text" in one_reason("a.xml", "<nitf><body><body.content/></body></nitf>")
