"""Print one JSON line of claims per article file.

    python -m claims.extraction --jsonl ARTICLE.txt ...

Offsets count Unicode code points of each file's text exactly as given.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from articles.normalisation import NormalisedText, normalise_text
from claims.extraction import ExtractedClaim, Hop, Span, extract
from claims.extraction.languages import is_readable


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m claims.extraction", description=__doc__)
    parser.add_argument("--jsonl", action="store_true", help="one JSON line per article (default)")
    parser.add_argument("files", nargs="+", type=Path, metavar="ARTICLE.txt")
    for path in parser.parse_args().files:
        print(json.dumps(article(path), ensure_ascii=False))


def article(path: Path) -> dict[str, Any]:
    """The claims of one UTF-8 file, none if it is not in English; its newlines are kept."""
    normalised = normalise_text(path.read_bytes().decode("utf-8"))
    claims = extract(normalised.text).claims if is_readable(normalised.text) else ()
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
    }


def hop_json(hop: Hop, within: NormalisedText) -> dict[str, Any]:
    return {
        "mention": span_json(hop.mention, within) if hop.mention else None,
        "canonical": hop.canonical,
        "kind": hop.kind.value,
        "named": hop.named,
    }


def span_json(span: Span, within: NormalisedText) -> list[int]:
    return list(within.to_given(span.start, span.end))


if __name__ == "__main__":
    main()
