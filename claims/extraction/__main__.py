"""Print one JSON line of claims per article file.

    python -m claims.extraction --jsonl [--published 2026-05-17] ARTICLE.txt ...

Offsets count Unicode code points of each file's text exactly as given.
"""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from articles.normalisation import NormalisedText, normalise_text
from claims.extraction import ExtractedClaim, Figure, Hop, Moment, Span, extract
from claims.extraction.languages import is_readable


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m claims.extraction", description=__doc__)
    parser.add_argument("--jsonl", action="store_true", help="one JSON line per article (default)")
    parser.add_argument("--published", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("files", nargs="+", type=Path, metavar="ARTICLE.txt")
    given = parser.parse_args()
    for path in given.files:
        print(json.dumps(article(path, given.published), ensure_ascii=False))


def article(path: Path, published: date | None = None) -> dict[str, Any]:
    """The claims of one UTF-8 file, none if it is not in English; its newlines are kept."""
    normalised = normalise_text(path.read_bytes().decode("utf-8"))
    text = normalised.text
    claims = extract(text, published=published).claims if is_readable(text) else ()
    return {"doc": path.stem, "claims": [claim_json(claim, normalised) for claim in claims]}


def claim_json(claim: ExtractedClaim, within: NormalisedText) -> dict[str, Any]:
    return {
        "content": [span_json(piece, within) for piece in claim.content],
        "cue": span_json(claim.cue, within) if claim.cue else None,
        "chain": [hop_json(hop, within) for hop in claim.chain],
        "hedged": claim.hedged,
        "denial": claim.denial,
        "quote": claim.quote.value,
        "confidence": round(claim.confidence, 3),
        "claimhood": round(claim.claimhood, 3),
        "hedges": [span_json(hedge, within) for hedge in claim.hedges],
        "denials": [span_json(denial, within) for denial in claim.denials],
        "venue": [
            {"span": span_json(venue.span, within), "name": venue.name, "kind": venue.kind.value}
            for venue in claim.venues
        ],
        "figures": [figure_json(figure, within) for figure in claim.figures],
        "moments": [moment_json(moment, within) for moment in claim.moments],
        "time": claim.time.value if claim.time else None,
    }


def figure_json(figure: Figure, within: NormalisedText) -> dict[str, Any]:
    return {
        "span": span_json(figure.span, within),
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "approximate": figure.approximate,
    }


def moment_json(moment: Moment, within: NormalisedText) -> dict[str, Any]:
    return {
        "span": span_json(moment.span, within),
        "earliest": moment.earliest.isoformat() if moment.earliest else None,
        "latest": moment.latest.isoformat() if moment.latest else None,
    }


def hop_json(hop: Hop, within: NormalisedText) -> dict[str, Any]:
    return {
        "mention": span_json(hop.mention, within) if hop.mention else None,
        "canonical": hop.canonical,
        "kind": hop.kind.value,
        "named": hop.named,
        "role": span_json(hop.role, within) if hop.role else None,
        "organisation": span_json(hop.organisation, within) if hop.organisation else None,
        "former": hop.former,
        "plural": hop.plural,
    }


def span_json(span: Span, within: NormalisedText) -> list[int]:
    return list(within.to_given(span.start, span.end))


if __name__ == "__main__":
    main()
