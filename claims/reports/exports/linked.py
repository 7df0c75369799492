"""A comparison as JSON-LD: schema.org for what is claimed, W3C Web Annotation for where. Pure.

Texts are named by what they are (RFC 6920, `ni:///sha-256;…`), so that an anchor holds wherever
the text is kept; positions are half-open, in code points, as the Web Annotation model counts.
"""

import base64
import json
from collections.abc import Iterator
from typing import Any

from claims.reports.exports.edition import Edition, method
from claims.reports.exports.words import CREDIBILITY
from claims.reports.schema import Anchor, Comparison, Hop, Quoted, Row

SCHEMA, ANNOTATION = "https://schema.org", "http://www.w3.org/ns/anno.jsonld"
TYPES = {
    "person": "Person",
    "account": "Person",
    "organisation": "Organization",
    "outlet": "NewsMediaOrganization",
    "document": "CreativeWork",
}
Node = dict[str, Any]


def write(edition: Edition) -> Iterator[bytes]:
    """One node a line."""
    head = json.dumps({"@context": SCHEMA})[:-1]
    yield f'{head}, "@graph": [\n'.encode()
    between = ""
    for node in nodes(edition):
        yield f"{between}{json.dumps(node, ensure_ascii=False, sort_keys=True)}".encode()
        between = ",\n"
    yield b"\n]}\n"


def nodes(edition: Edition) -> Iterator[Node]:
    shown = edition.comparison
    claims = edition.claims()
    yield _report(edition)
    for row in shown.rows:
        yield _thread(row, claims)
        if row.credibility != "6":
            yield _review(row, shown)
    articles = {claim.article: claim for claim in shown.claims}
    for key in sorted(articles):
        yield _article(articles[key])
    for claim in shown.claims:
        yield _claim(claim)
        yield from _annotations(claim)


def _report(edition: Edition) -> Node:
    shown = edition.comparison
    return {
        "@id": "#report",
        "@type": "Report",
        "name": shown.title,
        "reportNumber": str(edition.number),
        "abstract": " ".join(sentence for sentence, _ in shown.summary),
        "comment": shown.note,
        "creativeWorkStatus": edition.standing or "current",
        "dateCreated": shown.method.made.isoformat(),
        "author": {"@type": "Person", "name": shown.method.made_by},
        "contributor": [{"@type": "Person", "name": name} for name in shown.method.reviewers],
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": edition.checksum},
        "description": "\n".join(f"{label}: {value}" for label, value in method(edition)),
        "hasPart": [{"@id": _id("thread", row.thread)} for row in shown.rows],
    }


def _thread(row: Row, claims: dict[int, Quoted]) -> Node:
    told = [claims[each] for cell in row.cells for each in cell.claims if each in claims]
    dated = [each for each in told if each.published]
    first = min(dated, key=lambda each: (each.published, each.claim), default=None)
    node = {
        "@id": _id("thread", row.thread),
        "@type": "Claim",
        "text": row.wording,
        "comment": row.note,
        "appearance": [_to("article", key) for key in sorted({each.article for each in told})],
        "hasPart": [_to("claim", each.claim) for each in told],
    }
    return node | ({"firstAppearance": _to("article", first.article)} if first else {})


def _review(row: Row, shown: Comparison) -> Node:
    """Schema.org rates upward, the Admiralty grades downward: 1 is best there, 5 here."""
    rating = {
        "@type": "Rating",
        "ratingValue": 6 - int(row.credibility),
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": CREDIBILITY[row.credibility],
    }
    return {
        "@id": _id("review", row.thread),
        "@type": "ClaimReview",
        "claimReviewed": row.wording,
        "itemReviewed": _to("thread", row.thread),
        "reviewRating": rating,
        "reviewBody": row.note,
        "author": {"@type": "Person", "name": shown.method.made_by},
        "datePublished": shown.method.made.date().isoformat(),
    }


def _article(claim: Quoted) -> Node:
    node = {
        "@id": _id("article", claim.article),
        "@type": "NewsArticle",
        "headline": claim.title,
        "publisher": {"@type": "NewsMediaOrganization", "name": claim.outlet},
    }
    dated = {"datePublished": claim.published.isoformat()} if claim.published else {}
    return node | dated | ({"url": claim.url} if claim.url else {})


def _claim(claim: Quoted) -> Node:
    """Its author is the last of the chain; those before it hand it on."""
    node: Node = {
        "@id": _id("claim", claim.claim),
        "@type": "Claim",
        "text": claim.content,
        "appearance": _to("article", claim.article),
        "encoding": {"@type": "MediaObject", "@id": named(claim.sha256), "sha256": claim.sha256},
    }
    if claim.thread is not None:
        node["isPartOf"] = _to("thread", claim.thread)
    if claim.chain:
        node["author"] = _party(claim.chain[-1])
        node["provider"] = [_party(hop) for hop in claim.chain[:-1]]
    return node


def _party(hop: Hop) -> Node:
    office = {"jobTitle": hop.office} if hop.office and hop.kind == "person" else {}
    return {"@type": TYPES.get(hop.kind, "Thing"), "name": hop.name, **office}


def _annotations(claim: Quoted) -> Iterator[Node]:
    places = [(f"content-{n}", "content", p) for n, p in enumerate(claim.pieces, start=1)]
    places += [("cue", "cue", claim.cue_place)] if claim.cue_place else []
    for position, hop in enumerate(claim.chain, start=1):
        if hop.place:
            places.append((f"party-{position}", "party", hop.place))
    for name, role, place in places:
        yield _annotation(_id("claim", claim.claim), name, role, place)


def _annotation(claim: str, name: str, role: str, place: Anchor) -> Node:
    return {
        "@context": ANNOTATION,
        "id": f"{claim}-{name}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "SpecificResource", "source": claim, "purpose": "identifying"},
            {"type": "TextualBody", "value": role, "purpose": "tagging"},
        ],
        "target": {
            "source": named(place.sha256),
            "selector": [
                {"type": "TextPositionSelector", "start": place.start, "end": place.end},
                {"type": "TextQuoteSelector", "exact": place.exact},
            ],
        },
    }


def named(sha256: str) -> str:
    """The name of a text by its hash, after RFC 6920.

    >>> named("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    'ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
    """
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _id(kind: str, key: int) -> str:
    return f"#{kind}-{key}"


def _to(kind: str, key: int) -> Node:
    return {"@id": _id(kind, key)}
