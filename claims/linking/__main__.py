"""Print one JSON line of relation and evidence per pair of claims.

python -m claims.linking --jsonl PAIRS.json
"""

import argparse
import json
from pathlib import Path
from typing import Any

from claims.linking import Verdict, verdicts
from claims.linking.pairs import Pair, read_pairs


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m claims.linking", description=__doc__)
    parser.add_argument("--jsonl", action="store_true", help="one JSON line per pair (default)")
    parser.add_argument("file", type=Path, metavar="PAIRS.json")
    for pair in read_pairs(parser.parse_args().file):
        [verdict] = verdicts([pair.statements])
        print(json.dumps(line(pair, verdict), ensure_ascii=False))


def line(pair: Pair, verdict: Verdict) -> dict[str, Any]:
    return {
        "id": pair.id,
        "label": verdict.label,
        "same": round(verdict.same, 4),
        "evidence": [
            {"name": each.name, "weight": round(each.weight, 3), "text": each.text}
            for each in verdict.evidence
        ],
    }


if __name__ == "__main__":
    main()
