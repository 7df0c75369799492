from articles.reading import FeedAddress, Rejection
from tests.articles.reading.given import one_reason, outcomes

LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>Press</title></head><body>
<outline text="Islands"><outline type="rss" text="Sun" title="The Skerry Sun"
 xmlUrl="https://sun.example/feed" htmlUrl="https://sun.example"/></outline>
<outline text="Brae Wire" xmlUrl="file:///etc/passwd"/>
<outline text="Brae Wire" xmlUrl="http://wire.example/rss"/></body></opml>"""


def test_feeds_are_found_in_all_folders() -> None:
    assert outcomes("feeds.opml", LIST) == [
        FeedAddress("feeds.opml, feed 1", "https://sun.example/feed", "The Skerry Sun"),
        Rejection("feeds.opml, feed 2", "The address of this feed does not begin with https://."),
        FeedAddress("feeds.opml, feed 3", "http://wire.example/rss", "Brae Wire"),
    ]


def test_a_list_without_feeds_is_refused() -> None:
    assert "names no feeds" in one_reason("a.opml", "<opml><body/></opml>")
    assert "not well-formed" in one_reason("a.opml", "<opml><body>")
