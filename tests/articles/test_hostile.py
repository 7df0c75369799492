"""A batch in which every second row means harm: each is refused with a sentence."""

import json

import pytest

from articles import ledger, worker
from articles.batches import open_batch
from articles.models import Batch
from articles.uploads import keep
from articles.work import Status

GOOD = "The ferry to Skerry left {0} hours late on Monday, the harbour office said."

# what it is: (the row, whether it goes in all the same)
ROWS: dict[str, tuple[bytes, bool]] = {
    "a NUL": (rb'{"text": "The \u0000 mill at Sell will reopen, its owner Tove Arn said."}', True),
    "half a character": (rb'{"text": "The \ud800 quarry will reopen, its owner said."}', True),
    "an outlet of NULs": (rb'{"outlet": "\u0000\u0000", "text": "The dam holds, she said."}', True),
    "no JSON": (b'{"text": "The mill', False),
    "deep JSON": (b'{"text": ' + b"[" * 100_000, False),
    "no object": (b"[1, 2]", False),
    "no text": (b'{"title": "The mill"}', False),
    "an empty text": (b'{"text": " \\u200b "}', False),
    "a text of a million words": (b'{"text": "' + b"mill " * 1_000_000 + b'"}', False),
}


@pytest.fixture
def batch(db: None) -> Batch:
    rows: list[bytes] = []
    for number, (row, _) in enumerate(ROWS.values()):
        rows += [row, json.dumps({"text": GOOD.format(number)}).encode()]
    return open_batch([keep("rows.jsonl", [b"\n".join(rows)])], by=None, outlet="Skerry Sun")[0]


def test_the_bad_rows_are_refused_in_words_and_the_others_go_in(batch: Batch) -> None:
    worker.drain()

    items = {item.position: item for item in batch.items.all()}
    account = ledger.account(batch)
    good = sum(goes_in for _, goes_in in ROWS.values())
    for number, (name, (_, goes_in)) in enumerate(ROWS.items()):
        bad = items[2 * number + 1]
        assert bad.status == (Status.DONE if goes_in else Status.REJECTED), (name, bad.reason)
        assert goes_in or bad.reason.endswith((".", "?")), (name, bad.reason)
        assert items[2 * number + 2].status == Status.DONE
    assert account.balanced
    assert account.finished
    assert (account.done, account.rejected) == (len(ROWS) + good, len(ROWS) - good)
