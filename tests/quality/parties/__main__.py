"""How well the rules tell who is who: B-cubed precision, recall and F1 of both halves of the gold.

python -m tests.quality.parties            the table
python -m tests.quality.parties --merges   besides, what was merged and asked on the first half
"""

import argparse

from tests.quality.parties.gold import HALVES, gold
from tests.quality.parties.resolving import Newsroom, anonymous_merges, by_name, resolved, truth
from tests.quality.parties.scoring import Scores, b_cubed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.parties", description=__doc__)
    parser.add_argument("--merges", action="store_true")
    merges = parser.parse_args().merges
    print(f"{'half':<13}{'mentions':>9}  {'grouped':<9}{'precision':>10}{'recall':>8}{'F1':>7}")
    for half in HALVES:
        articles = gold(half)
        newsroom = resolved(articles)
        known = truth(articles)
        print(line(half, len(known), "by name", b_cubed(known, by_name(articles))))
        print(line("", "", "by rules", b_cubed(known, newsroom.groups())))
        print(f"  anonymous groups merged: {anonymous_merges(articles, newsroom.groups())}")
        if merges and half == HALVES[0]:
            show(newsroom)


def line(half: str, mentions: int | str, how: str, scores: Scores) -> str:
    figures = f"{scores.precision:>10.3f}{scores.recall:>8.3f}{scores.f1:>7.3f}"
    return f"{half:<13}{mentions:>9}  {how:<9}{figures}"


def show(newsroom: Newsroom) -> None:
    for word, pairs in (("merged", newsroom.merged), ("asked", newsroom.asked)):
        for one, other, probability in pairs:
            print(f"  {word} {probability:.2f}  {one} = {other}")


if __name__ == "__main__":
    main()
