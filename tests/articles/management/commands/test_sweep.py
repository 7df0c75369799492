import pytest
from django.core.management import call_command

from articles.work import Status
from tests.factories import make_item


@pytest.mark.usefixtures("db")
def test_the_command_sweeps_once_and_says_what_it_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_item(status=Status.QUEUED)
    call_command("sweep")
    call_command("sweep")
    assert capsys.readouterr().out == (
        "0 returned, 0 quarantined, 1 sent\n0 returned, 0 quarantined, 0 sent\n"
    )
