import json

import pytest
from django.core.management import call_command

from articles.ledger import Account
from articles.work import Status
from tests.factories import make_batch, make_item, make_upload

pytestmark = pytest.mark.django_db


def test_every_batch_is_a_line_oldest_first(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = make_batch(), make_batch()
    make_item(first)
    make_item(first, status=Status.ROLLED_BACK)
    make_upload(second, status=Status.QUEUED)
    call_command("ledger")
    assert capsys.readouterr().out.splitlines() == [
        f"Batch {first.pk} (committed): received 2 = done 1 + duplicate 0 + rejected 0"
        " + quarantined 0 + rolled back 1 + in flight 0",
        f"Batch {second.pk} (committed): received 1 = done 0 + duplicate 0 + rejected 0"
        " + quarantined 0 + rolled back 0 + in flight 1",
    ]


def test_one_batch_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    batch = make_batch()
    make_item(batch, status=Status.PARSED)
    make_item(make_batch())
    call_command("ledger", str(batch.pk), "--json")
    (line,) = capsys.readouterr().out.splitlines()
    printed = json.loads(line)
    assert (printed["batch"], printed["label"]) == (batch.pk, "clippings.zip")
    assert (printed["received"], printed["in_flight"], printed["parsed"]) == (1, 1, 1)
    assert printed["balanced"] is True


def test_a_ledger_that_does_not_balance_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    make_item(make_batch())
    monkeypatch.setattr(Account, "balanced", False)
    with pytest.raises(SystemExit) as ended:
        call_command("ledger")
    assert ended.value.code == 1
