"""Decisions leave as annotations that the recipe for training reads."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Version
from claims.extraction.training.chains import locate, read_articles
from claims.models import Claim, Review
from claims.review.corrections import add, correct
from claims.review.decisions import say_why, undo
from claims.review.rewriting import worded
from claims.review.wording import from_json, to_json
from claimtrack.accounts.models import User
from tests.factories import TEXT, make_batch, make_claim, make_item, make_review, make_version

pytestmark = pytest.mark.django_db
Decision = Review.Decision
SECOND = "a cracked rudder may be the cause"


def exported(out: Path, **options: Any) -> list[dict[str, Any]]:
    call_command("export_annotations", out=out, **options)
    return [json.loads(path.read_text("utf-8")) for path in sorted((out / "gold").glob("*.json"))]


def corrected(claim: Claim, by: User, **changed: Any) -> None:
    told = {**to_json(worded(claim), TEXT), **changed}
    correct(claim, from_json(told), by=by, revision=claim.revision)


@pytest.fixture
def version(analyst: User) -> Version:
    """An accepted, a corrected, a rejected and an added claim, and one that was taken back."""
    version = make_version()
    make_review(make_claim(version), Decision.ACCEPT)
    second = make_claim(version, SECOND, cue="According to", chain=["Coast Gazette", "nobody"])
    corrected(second, analyst, hedged=True)
    rejected = make_review(make_claim(version, "harbour master"), Decision.REJECT, analyst)
    say_why(rejected, Review.Reason.NO_CLAIM)
    run = version.runs.get()
    add(run, worded(make_claim(version, "Holm", chain=["Ada Lind"])), by=analyst)
    undo(by=analyst)
    add(run, worded(make_claim(version, "rudder", chain=["Ada Lind"])), by=analyst)
    run.claims.filter(status="pending").delete()
    return version


def test_decisions_are_written_in_the_order_of_the_text(version: Version, tmp_path: Path) -> None:
    (told,) = exported(tmp_path)

    assert told["complete"] is True
    assert [(claim["decision"], claim["content"]) for claim in told["claims"]] == [
        ("accepted", ["The ferry to Holm will not sail on Friday"]),
        ("corrected", [SECOND]),
        ("added", ["rudder"]),
    ]
    assert [(claim["content"], claim["reason"]) for claim in told["rejected"]] == [
        (["harbour master"], "no claim")
    ]


def test_a_correction_has_what_the_machine_had_read_beside_it(
    version: Version, tmp_path: Path
) -> None:
    claim = exported(tmp_path)[0]["claims"][1]

    assert (claim["hedged"], claim["machine"]["hedged"]) == (True, False)
    assert claim["cue"] == "According to"
    assert claim["chain"] == [
        {"mention": "Coast Gazette", "canonical": "Coast Gazette", "kind": "person", "named": True},
        {"mention": None, "canonical": "nobody", "kind": "person", "named": True},
    ]
    start, end = claim["offsets"]["content"][0]
    assert TEXT[start:end] == SECOND


def test_the_recipe_for_training_reads_it(version: Version, tmp_path: Path) -> None:
    exported(tmp_path)

    ((_, text, claims),) = read_articles(tmp_path)

    assert text == TEXT
    found = [located.binding.content for located in locate(text, claims)]
    places = [[tuple(place) for place in claim["offsets"]["content"]] for claim in claims]
    assert [list(content) for content in found] == places


def test_an_undecided_claim_leaves_a_text_incomplete(version: Version, tmp_path: Path) -> None:
    make_claim(version, "Friday")

    assert exported(tmp_path)[0]["complete"] is False


def test_texts_are_chosen_by_batch_and_by_day(version: Version, tmp_path: Path) -> None:
    batch = make_batch()
    make_item(batch, version=version)
    make_review()

    assert len(exported(tmp_path / "all")) == 2
    assert len(exported(tmp_path / "batch", batch=batch.pk)) == 1
    assert exported(tmp_path / "late", since="2999-01-01") == []


def test_texts_that_nobody_looked_at_stay_out(tmp_path: Path) -> None:
    make_claim()

    assert exported(tmp_path) == []


def test_a_batch_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no batch 4711"):
        exported(tmp_path, batch=4711)
