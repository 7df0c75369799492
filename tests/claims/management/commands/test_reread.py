import pytest
from django.core.management import CommandError, call_command

from claims.extraction import EXTRACTOR
from claims.models import Run
from tests.factories import make_batch, make_item, make_run

pytestmark = pytest.mark.django_db


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    call_command("reread", *arguments)
    return capsys.readouterr().out.splitlines()


def test_it_says_how_many_and_queues_them(capsys: pytest.CaptureFixture[str]) -> None:
    make_run(extractor="older-1")
    assert told(capsys) == [
        f"Texts read by an older extractor than {EXTRACTOR}: 1",
        "Queued to be read again: 1",
    ]
    assert Run.objects.filter(extractor=EXTRACTOR).count() == 1


def test_a_dry_run_queues_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    make_run(extractor="older-1")
    assert told(capsys, "--dry-run") == [f"Texts read by an older extractor than {EXTRACTOR}: 1"]
    assert Run.objects.count() == 1


def test_one_import_and_a_limit(capsys: pytest.CaptureFixture[str]) -> None:
    batch = make_batch()
    for _ in range(3):
        make_item(batch, version=make_run(extractor="older-1").version)
    make_run(extractor="older-1")
    assert told(capsys, "--batch", str(batch.pk), "--limit", "2") == [
        f"Texts read by an older extractor than {EXTRACTOR}: 3",
        "Queued to be read again: 2",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(["--batch", "4711"], "There is no import 4711"), (["--limit", "0"], "from 1 upward")],
)
def test_what_makes_no_sense_is_refused(arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("reread", *arguments)
