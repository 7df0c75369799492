"""A report as a file, from the shell."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.reports import filing
from claims.reports.exports.formats import FORMATS
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.editorial import make_report

pytestmark = pytest.mark.django_db


def export(*arguments: object) -> str:
    out = StringIO()
    call_command("export_report", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("key", FORMATS)
def test_every_format(editor: User, tmp_path: Path, key: str) -> None:
    report = make_report(editor)
    target = tmp_path / f"report.{key}"
    said = export(1, "--format", key, "-o", target)
    assert target.read_bytes() == b"".join(filing.pieces(report, key))
    assert said == f"{target.stat().st_size:,} bytes in {target}\n"
    assert [file.name for file in tmp_path.iterdir()] == [target.name]
    entry = Entry.objects.get(action="report.fetch_file")
    assert (entry.actor, entry.after) == (None, {"format": key})


def test_an_unknown_report(editor: User, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no report 1; there are none yet\."):
        export(1, "--format", "pdf", "-o", tmp_path / "x.pdf")
    make_report(editor)
    with pytest.raises(CommandError, match=r"There is no report 7; they go from 1 to 1\."):
        export(7, "--format", "pdf", "-o", tmp_path / "x.pdf")
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_is_a_matter_of_usage(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="invalid choice: 'odt'"):
        export(1, "--format", "odt", "-o", tmp_path / "x")


def test_a_place_that_is_not_there(editor: User, tmp_path: Path) -> None:
    make_report(editor)
    with pytest.raises(CommandError, match="cannot be written"):
        export(1, "--format", "md", "-o", tmp_path / "nowhere" / "x.md")


def test_what_was_there_stays_if_the_new_one_fails(
    editor: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_report(editor)
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the one before")
    monkeypatch.setattr("claims.reports.exports.pdf.SECONDS", 0.0001)
    with pytest.raises(Exception, match="timed out"):
        export(1, "--format", "pdf", "-o", target)
    assert target.read_bytes() == b"the one before"
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]
