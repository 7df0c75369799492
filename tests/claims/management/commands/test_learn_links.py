import pytest
from django.core.management import CommandError, call_command

from claims.linking import learning
from claims.models import Fit, Link
from tests.claims.linking.test_learning import answered
from tests.weights import make_fit

pytestmark = pytest.mark.django_db


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    call_command("learn_links", *arguments)
    return capsys.readouterr().out.splitlines()


def test_it_says_when_there_is_too_little_to_learn_from() -> None:
    with pytest.raises(CommandError, match="Answer more proposals under Links"):
        call_command("learn_links")


def test_it_learns_and_prints_the_figures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "FEWEST", 4)
    for _ in range(2):
        answered(Link.Relation.SAME)
        answered(Link.Relation.UNRELATED, alike=False)
    first, header, *rows, last = told(capsys)
    fit = Fit.objects.get()
    assert first == f"Fit {fit.pk}, from 4 answers; on answers held out:"
    assert header.split()[:3] == ["relation", "positive", "AP"]
    assert [row.split()[:2] for row in rows] == [
        ["same", "2"],
        ["contradicts", "0"],
        ["updates", "0"],
    ]
    assert "better" in last


def test_it_lists_fits_and_goes_back_to_them(capsys: pytest.CaptureFixture[str]) -> None:
    older, newer = make_fit(), make_fit(current=True)
    lines = told(capsys, "--list")
    assert [line.split(":")[0] for line in lines] == [str(newer.pk), str(older.pk), "0"]
    assert [line.endswith("(in use)") for line in lines] == [True, False, False]
    assert told(capsys, "--use", str(older.pk)) == [
        f"In use: fit {older.pk}. Links are re-scored by the workers."
    ]
    assert told(capsys, "--use", "0")[0].startswith("In use: as shipped.")
    assert told(capsys, "--list")[-1] == "0: as shipped (in use)"


def test_it_knows_no_other_fit() -> None:
    with pytest.raises(CommandError, match="There is no fit 77"):
        call_command("learn_links", "--use", "77")
