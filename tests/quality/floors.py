"""What extraction reaches on `corpus/`, and what it must not fall below.

python -m tests.quality.floors            the table
python -m tests.quality.floors --misses   besides, what was missed or found in vain
"""

import argparse
from collections.abc import Iterator

from articles.normalisation import normalise_text
from claims.extraction import ExtractedClaim, Span, extract
from tests.quality.annotations import Annotated, Attributed, Party, corpus
from tests.quality.scoring import pairs, scores

# A floor is what was reached, rounded down a little. It only rises.
FLOORS = {
    "detect": 0.89,
    "exact": 0.68,
    "who-said": 0.74,
    "citing": 0.71,
    "multi-hop": 0.3,
    "quote": 0.97,
    "hedged": 0.97,
    "denial": 0.98,
}


def found_in(article: Annotated) -> list[Attributed]:
    """What the extractor finds in it, as it would once imported."""
    normalised = normalise_text(article.text)

    def given(span: Span) -> Span:
        return Span(*normalised.to_given(span.start, span.end))

    def attributed(claim: ExtractedClaim) -> Attributed:
        chain = tuple(Party(hop.canonical, hop.kind, hop.named) for hop in claim.chain)
        content = tuple(given(piece) for piece in claim.content)
        return Attributed(content, chain, claim.quote, claim.hedged, claim.denial)

    return [attributed(claim) for claim in extract(normalised.text).claims]


def reached() -> dict[str, float]:
    return scores((article.text, article.claims, found_in(article)) for article in corpus())


def misses(article: Annotated) -> Iterator[str]:
    found = found_in(article)
    matched = pairs(article.text, article.claims, found)
    for claim in article.claims:
        if not any(pair.annotated is claim for pair in matched):
            yield f"missed  {_line(article.text, claim)}"
    for claim in found:
        if not any(pair.found is claim for pair in matched):
            yield f"in vain {_line(article.text, claim)}"
    for pair in matched:
        if wrong := {"exact", "citing", "quote", "hedged", "denial"} - set(pair.agrees()):
            yield f"not {', '.join(sorted(wrong))}:"
            yield f"    {_line(article.text, pair.annotated)}"
            yield f"    {_line(article.text, pair.found)}"


def _line(text: str, claim: Attributed) -> str:
    chain = " < ".join(party.canonical for party in claim.chain)
    traits = f"{claim.quote}{' hedged' * claim.hedged}{' denial' * claim.denial}"
    return f"[{chain}] {' … '.join(piece.of(text) for piece in claim.content)} ({traits})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    if parser.parse_args().misses:
        for article in corpus():
            print(f"\n{article.name}", *misses(article), sep="\n  ")
    print(f"{'measure':<10}{'reached':>9}{'floor':>7}")
    for measure, score in reached().items():
        print(f"{measure:<10}{score:>9.3f}{FLOORS[measure]:>7.2f}")


if __name__ == "__main__":
    main()
