"""The command as a person or a script uses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles import ledger
from articles.batches import open_batch
from articles.ingest import NOTHING_FOUND
from articles.models import Article, Batch, Item, Outlet, Preview, Signature, Upload, Version
from articles.uploads import keep_path
from articles.work import Status
from claims.models import Run
from claimtrack.audit.models import Entry
from tests.articles.stories import FERRY, FERRY_CUT, jsonl, row
from tests.factories import make_item
from tests.programs import environment

TEXT = "The quarry at Sell will reopen, its owner Tove Arn said on Tuesday afternoon.\n"
NO_TEXT = "—\n"


def written(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name}.txt").write_text(content)
    return folder


@pytest.mark.usefixtures("db")
def test_a_folder_is_one_batch_without_its_hidden_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "clips"
    (folder / "may" / ".git").mkdir(parents=True)
    written(folder, a=TEXT)
    written(folder / "may", b=TEXT)
    written(folder / "may" / ".git", config="hidden")
    (folder / ".DS_Store").write_bytes(b"\0")
    call_command("import_articles", str(folder), "--outlet", "Sell Post", "--published=2026-05-17")
    batch = Batch.objects.get()
    assert capsys.readouterr().out == f"Batch {batch.pk}: 2 files.\n"
    assert list(batch.uploads.values_list("name", flat=True)) == ["a.txt", "b.txt"]
    assert (str(batch.outlet), str(batch.published)) == ("Sell Post", "2026-05-17")


@pytest.mark.usefixtures("db")
def test_the_same_files_again_are_the_same_batch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(written(tmp_path, a=TEXT) / "a.txt")
    call_command("import_articles", path)
    call_command("import_articles", path)
    batch = Batch.objects.get()
    assert capsys.readouterr().out == f"Batch {batch.pk}: 1 file.\nAlready batch {batch.pk}.\n"


@pytest.mark.usefixtures("db")
def test_waiting_without_a_worker_does_the_work_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_articles", str(written(tmp_path, a=TEXT, b=TEXT)), "--wait")
    printed = capsys.readouterr().out
    assert "No worker is listening; the work is done here." in printed
    assert (
        "received 2 = done 1 + duplicate 1 + rejected 0 + quarantined 0 + rolled back 0" in printed
    )
    assert Run.objects.get().status == Status.DONE


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("files", "status"),
    [({"good": TEXT, "bad": NO_TEXT}, 3), ({"bad": NO_TEXT}, 4)],
    ids=["some refused", "nothing in"],
)
def test_the_exit_status_says_what_was_refused_and_the_output_why(
    files: dict[str, str], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("import_articles", str(written(tmp_path, **files)), "--wait")
    assert ended.value.code == status
    assert f"  bad.txt: {Item.objects.get(status=Status.REJECTED).reason}" in (
        capsys.readouterr().out
    )


@pytest.mark.usefixtures("db")
def test_waiting_outlasts_work_that_fails_until_it_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ledger, "BACK_OFF", ledger.BACK_OFF / 1000)
    path = str(written(tmp_path, a=TEXT) / "a.txt")
    call_command("import_articles", path)
    poison = make_item(Batch.objects.get(), status=Status.QUEUED)  # its record lacks everything
    with pytest.raises(SystemExit) as ended:
        call_command("import_articles", path, "--wait")
    assert ended.value.code == 3
    assert "done 1 + duplicate 0 + rejected 0 + quarantined 1" in capsys.readouterr().out
    poison.refresh_from_db()
    assert (poison.status, poison.attempts) == (Status.QUARANTINED, 3)


@pytest.mark.parametrize("make", [True, False], ids=["an empty folder", "no such path"])
def test_nothing_to_import_is_a_usage_error(make: bool, tmp_path: Path) -> None:
    path = tmp_path / "clips"
    if make:
        path.mkdir()
    with pytest.raises(CommandError) as refused:
        call_command("import_articles", str(path))
    assert refused.value.returncode == 2


def test_a_disk_that_takes_no_files_is_an_error_of_one_line(tmp_path: Path) -> None:
    path = written(tmp_path, a=TEXT) / "a.txt"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "uploads").write_text("a file where the folder should be")
    with pytest.raises(CommandError, match="uploads: File exists") as failed:
        call_command("import_articles", str(path))
    assert failed.value.returncode == 1


def in_a_shell(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`manage.py import_articles` as its own process, on this test's database."""
    return subprocess.run(
        [sys.executable, "manage.py", "import_articles", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.mark.usefixtures("transactional_db")
def test_from_a_shell_all_in_is_status_0(tmp_path: Path) -> None:
    written(tmp_path, a=TEXT)
    ended = in_a_shell(str(tmp_path / "a.txt"), "--wait", "--outlet=Sell Post")
    assert ended.returncode == 0, ended.stderr
    assert "received 1 = done 1" in ended.stdout
    assert Article.objects.get().outlet == Outlet.objects.get(name="Sell Post")


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize(
    ("files", "status"),
    [({"good": TEXT, "bad": NO_TEXT}, 3), ({"bad": NO_TEXT}, 4)],
    ids=["some refused", "nothing in"],
)
def test_from_a_shell_what_was_refused_is_in_the_status(
    files: dict[str, str], status: int, tmp_path: Path
) -> None:
    ended = in_a_shell(str(written(tmp_path, **files)), "--wait")
    assert ended.returncode == status, ended.stderr
    assert "  bad.txt: " in ended.stdout
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "arguments", [["nowhere.txt"], ["manage.py", "--published", "yesterday"], []]
)
def test_from_a_shell_bad_usage_is_status_2(arguments: list[str]) -> None:
    ended = in_a_shell(*arguments)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


def tables() -> dict[str, int]:
    """How many rows there are of everything that an import could write."""
    kinds = (Batch, Upload, Item, Preview, Signature, Outlet, Article, Entry)
    return {kind.__name__: kind.objects.count() for kind in kinds}


@pytest.mark.usefixtures("db")
def test_a_dry_run_says_what_would_become_of_each_row_and_keeps_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = jsonl(row(FERRY, title="No ferry"), row(FERRY_CUT, "Coast Gazette"), row("—"))
    (tmp_path / "rows.jsonl").write_bytes(rows)
    (tmp_path / "none.csv").write_bytes(b"title,text\n")
    before = tables()
    with pytest.raises(SystemExit) as ended:
        call_command("import_articles", str(tmp_path), "--dry-run", "--outlet", "Sell Post")
    assert ended.value.code == 3
    assert tables() == before
    assert not settings.MEDIA_ROOT.exists()
    printed = capsys.readouterr().out.splitlines()
    assert printed[:4] == [
        "Dry run: nothing was kept.",
        "received 4 = new 1 + page to fetch 0 + near copy 1"
        " + changed version 0 + duplicate 0 + bad 2",
        "articles 2 = texts 1, copies counted once",
        f"  none.csv: bad, {NOTHING_FOUND}",
    ]
    assert printed[4].endswith(": new, No ferry")
    assert ": near, of rows.jsonl, " in printed[5]


@pytest.mark.usefixtures("db")
def test_a_dry_run_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, a=FERRY)
    call_command("import_articles", str(tmp_path / "a.txt"), "--wait", "--json")
    imported = json.loads(capsys.readouterr().out)
    assert (imported["received"], imported["done"], imported["refused"]) == (1, 1, [])
    written(tmp_path, b=FERRY_CUT)
    call_command(
        "import_articles", str(tmp_path / "b.txt"), "--dry-run", "--json", "--outlet=Sell Post"
    )
    printed = json.loads(capsys.readouterr().out)
    assert (printed["dry_run"], printed["received"], printed["articles"]) == (True, 1, 1)
    assert printed["outlook"]["near"] == 1
    (found,) = printed["rows"]
    version = Version.objects.get()
    assert (found["where"], found["outlet"]) == ("b.txt", "Sell Post")
    assert found["of"] == f"article {version.article_id}, version 1"
    assert 0.5 <= found["share"] < 1


@pytest.mark.usefixtures("db")
def test_json_without_waiting_is_the_account_so_far(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_articles", str(written(tmp_path, a=TEXT)), "--json")
    printed = json.loads(capsys.readouterr().out)
    assert (printed["batch"], printed["in_flight"]) == (Batch.objects.get().pk, 1)


@pytest.mark.usefixtures("db")
def test_json_names_what_was_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("import_articles", str(written(tmp_path, a=NO_TEXT)), "--wait", "--json")
    assert ended.value.code == 4
    (refused,) = json.loads(capsys.readouterr().out)["refused"]
    assert refused == {"where": "a.txt", "reason": Item.objects.get().reason}


@pytest.mark.usefixtures("db")
def test_a_batch_that_waits_for_a_person_is_committed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, a=TEXT) / "a.txt"
    batch, _ = open_batch([keep_path(path)], by=None, preview=True)
    call_command("import_articles", str(path), "--wait")
    assert capsys.readouterr().out.startswith(
        f"Already batch {batch.pk}, which only waited to be committed.\n"
    )
    assert ledger.account(batch).done == 1


def test_a_dry_run_over_a_file_that_cannot_be_read_is_one_line(
    tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, a=TEXT) / "a.txt"

    def broken(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", broken)
    with pytest.raises(CommandError, match="Permission denied") as failed:
        call_command("import_articles", str(path), "--dry-run")
    assert failed.value.returncode == 1


@pytest.mark.usefixtures("db")
def test_columns_can_be_named(tmp_path: Path) -> None:
    table = tmp_path / "saker.csv"
    table.write_text(f"Overskrift;Sak\nFerga;{FERRY}\n")
    call_command("import_articles", str(table), "--map", "title=Overskrift,body=Sak", "--wait")
    assert Article.objects.get().title == "Ferga"
    assert Upload.objects.get().mapping == {"title": "Overskrift", "body": "Sak"}


@pytest.mark.usefixtures("db")
def test_a_dry_run_reads_by_the_columns_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "saker.csv"
    table.write_text(f"Overskrift;Sak\nFerga;{FERRY}\n")
    call_command("import_articles", str(table), "--map=title=Overskrift,body=Sak", "--dry-run")
    assert "new, Ferga" in capsys.readouterr().out


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("headline=Overskrift", "the fields are body, title"),
        ("title", "write field=column"),
        ("title=Kicker,body=Sak", "No table has a column “Kicker”. The columns are: Overskrift"),
    ],
)
def test_columns_that_make_no_sense_are_a_usage_error(
    tmp_path: Path, written: str, reason: str
) -> None:
    table = tmp_path / "saker.csv"
    table.write_text(f"Overskrift;Sak\nFerga;{FERRY}\n")
    with pytest.raises(CommandError, match=reason) as error:
        call_command("import_articles", str(table), f"--map={written}")
    assert error.value.returncode in {1, 2}
    assert not Batch.objects.exists()
