import json
from typing import Any

import pytest

from claims.reports.exports.linked import named, write
from claims.reports.schema import Comparison
from tests.claims.reports.exports.editions import HASHES, HOSTILE, TEXTS, edition, hostile


def graph(comparison: Comparison | None = None) -> dict[str, dict[str, Any]]:
    told = json.loads(b"".join(write(edition(comparison))))
    assert told["@context"] == "https://schema.org"
    nodes = {node.get("@id") or node["id"]: node for node in told["@graph"]}
    assert len(nodes) == len(told["@graph"])
    return nodes


def references(value: Any) -> list[str]:
    """Every `{"@id": "#…"}` in there."""
    if isinstance(value, dict):
        own = [value["@id"]] if list(value) == ["@id"] else []
        return own + [found for each in value.values() for found in references(each)]
    return (
        [found for each in value for found in references(each)] if isinstance(value, list) else []
    )


def test_the_report_is_of_propositions() -> None:
    report = graph()["#report"]
    assert (report["@type"], report["reportNumber"]) == ("Report", "12")
    assert report["identifier"]["value"] == edition().checksum
    assert report["hasPart"] == [{"@id": "#thread-7"}, {"@id": "#thread-8"}]


def test_whatever_is_referred_to_is_there() -> None:
    nodes = graph()
    found = references(list(nodes.values()))
    assert len(found) > 10
    assert set(found) <= set(nodes)


def test_a_claim_has_its_author_its_article_and_its_text() -> None:
    claim = graph()["#claim-4"]
    assert claim["@type"] == "Claim"
    assert claim["author"] == {"@type": "Person", "name": "Runa Vik", "jobTitle": "head of roads"}
    assert claim["provider"] == [{"@type": "NewsMediaOrganization", "name": "Kestrel Post"}]
    assert claim["appearance"] == {"@id": "#article-33"}
    assert claim["encoding"]["sha256"] == HASHES[3]


def test_a_proposition_says_where_it_appeared_first() -> None:
    assert graph()["#thread-7"]["firstAppearance"] == {"@id": "#article-30"}


def test_only_what_was_graded_is_a_claim_review() -> None:
    nodes = graph()
    rating = nodes["#review-7"]["reviewRating"]
    assert (rating["ratingValue"], rating["alternateName"]) == (4, "2, probably true")
    assert "#review-8" not in nodes


def test_every_anchor_is_where_its_words_are() -> None:
    texts = {named(sha256): text for sha256, text in zip(HASHES, TEXTS, strict=True)}
    annotations = [node for node in graph().values() if node.get("type") == "Annotation"]
    assert len(annotations) == 12
    for each in annotations:
        position, quote = each["target"]["selector"]
        text = texts[each["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert each["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert each["body"][0]["source"] in graph()


def test_names_of_texts_follow_rfc_6920() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert named(empty) == "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    assert graph(hostile(words))["#claim-1"]["text"] == words
