"""What an address asks for, and those that are refused before anything is sent."""

import pytest

from articles.fetching import FetchFailed, Target, target_of

REFUSED = [
    # other schemes
    ("file:///etc/passwd", "begin with"),
    ("ftp://news.example/a", "begin with"),
    ("gopher://127.0.0.1:6379/_FLUSHALL", "begin with"),
    ("data:text/html,hello", "begin with"),
    ("javascript:alert(1)", "begin with"),
    ("//news.example/a", "begin with"),
    ("news.example/a", "begin with"),
    ("", "begin with"),
    # other ports
    ("http://news.example:22/", "ports 80 and 443"),
    ("http://news.example:6379/", "ports 80 and 443"),
    ("https://news.example:8443/", "ports 80 and 443"),
    ("http://news.example:0/", "ports 80 and 443"),
    ("http://news.example:99999/", "how it is written"),
    ("http://news.example:port/", "how it is written"),
    # credentials, and what looks like a host before them
    ("http://ann:secret@news.example/", "user name"),
    ("http://ann@news.example/", "user name"),
    ("http://@news.example/", "user name"),
    ("http://news.example@127.0.0.1/", "user name"),
    ("http://news.example:80@10.0.0.1/", "user name"),
    # private hosts by number
    ("http://127.0.0.1/", "private network"),
    ("http://10.0.0.1/", "private network"),
    ("http://169.254.169.254/latest/meta-data/", "private network"),
    ("http://0.0.0.0/", "private network"),
    ("http://127.0.0.1./", "private network"),
    ("http://[::1]/", "private network"),
    ("http://[::]/", "private network"),
    ("http://[::ffff:127.0.0.1]/", "private network"),
    ("http://[::ffff:7f00:1]/", "private network"),
    ("http://[fd00:ec2::254]/", "private network"),
    ("http://[64:ff9b::7f00:1]/", "private network"),
    ("http://[fe80::1%25eth0]/", "private network"),
    # the same in other writings
    ("http://2130706433/", "as a number"),
    ("http://0x7f000001/", "as a number"),
    ("http://0x7f.0.0.1/", "as a number"),
    ("http://0177.0.0.1/", "as a number"),
    ("http://017700000001/", "as a number"),
    ("http://127.1/", "as a number"),
    ("http://127.0.1/", "as a number"),
    ("http://127.0.0.0x1/", "as a number"),
    ("http://0/", "as a number"),
    ("http://0x/", "as a number"),
    ("http://1.2.3.4.5/", "as a number"),
    ("http://256.256.256.256/", "as a number"),
    # digits and dots of other scripts
    ("http://①②⑦.⓪.⓪.①/", "private network"),
    ("http://127。0。0。1/", "private network"),
    ("http://１２７.0.0.1/", "private network"),
    ("http://２１３０７０６４３３/", "as a number"),
    ("http://127.0.0.1\u00ad/", "private network"),  # a soft hyphen, which IDNA drops
    ("http://ⓛ①27.0.0.1:22/", "ports 80 and 443"),
    ("http://x\u200dü.example/", "how it is written"),
    ("http://\u202eelpmaxe.swen/", "how it is written"),
    # characters that mean one thing here and another there
    ("http://news.example\\@127.0.0.1/", "how it is written"),
    ("http://news.example\t.evil.example/", "how it is written"),
    ("http://news.example/a\r\nHost: 127.0.0.1", "how it is written"),
    ("http://news.example/\0", "how it is written"),
    (" http://news.example/", "how it is written"),
    ("http://news.example /", "how it is written"),
    ("http://news.example/a b", "how it is written"),
    ("http://\ud800.example/", "how it is written"),
    ("http://news.example／evil/", "how it is written"),
    ("http://%31%32%37.0.0.1x/", "how it is written"),
    ("http://%6eews.example/", "how it is written"),
    # no host, or half of one
    ("http://", "how it is written"),
    ("http:///a", "how it is written"),
    ("http://.example/", "how it is written"),
    ("http://news..example/", "how it is written"),
    ("http://-news.example/", "how it is written"),
    ("http://[::1/", "how it is written"),
    ("http://[news.example]/", "how it is written"),
    (f"http://{'a' * 64}.example/", "how it is written"),
    (f"http://{'a.' * 140}example/", "how it is written"),
    ("https://news.example/" + "x" * 2000, "how it is written"),
]


@pytest.mark.parametrize(("url", "sentence"), REFUSED, ids=[repr(url)[:60] for url, _ in REFUSED])
def test_hostile_addresses_are_refused_for_good(url: str, sentence: str) -> None:
    with pytest.raises(FetchFailed, match=sentence) as failed:
        target_of(url)
    assert not failed.value.temporary


@pytest.mark.parametrize(
    ("url", "target", "again"),
    [
        (
            "https://News.Example/a?b=1#part",
            Target("https", "news.example", 443, "/a?b=1"),
            "https://news.example/a?b=1",
        ),
        ("HTTP://news.example", Target("http", "news.example", 80, "/"), "http://news.example/"),
        (
            "https://news.example:80/a",
            Target("https", "news.example", 80, "/a"),
            "https://news.example:80/a",
        ),
        (
            "http://news.example.:80/%C3%BC",
            Target("http", "news.example", 80, "/%C3%BC"),
            "http://news.example/%C3%BC",
        ),
        (
            "https://zürich.example/straße?q=ü",
            Target("https", "xn--zrich-kva.example", 443, "/stra%C3%9Fe?q=%C3%BC"),
            "https://xn--zrich-kva.example/stra%C3%9Fe?q=%C3%BC",
        ),
        (
            "https://a_b.news.example/",
            Target("https", "a_b.news.example", 443, "/"),
            "https://a_b.news.example/",
        ),
        ("http://8.8.8.8/", Target("http", "8.8.8.8", 80, "/"), "http://8.8.8.8/"),
        (
            "http://[2606:4700:4700:0::1111]/",
            Target("http", "2606:4700:4700::1111", 80, "/"),
            "http://[2606:4700:4700::1111]/",
        ),
    ],
)
def test_what_an_address_asks_for(url: str, target: Target, again: str) -> None:
    assert target_of(url) == target
    assert target.url == again
    assert target_of(again) == target
