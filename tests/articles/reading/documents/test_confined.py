"""The limits of a child, shown by files that ask for more than they allow."""

import io
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.reading import Rejection, limits
from articles.reading.documents import confined
from tests.articles.reading.given import (
    NEWS,
    bodies,
    docx,
    one_reason,
    outcomes,
    pdf,
    repacked,
    xlsx,
)

GIVEN = {
    "a.pdf": pdf([[NEWS, "Nobody was hurt."]]),
    "a.docx": docx([NEWS]),
    "a.xlsx": xlsx({"News": [["text"], [NEWS]]}),
}


def inflating(size: int) -> bytes:
    """A PDF whose one page unpacks to `size` bytes of drawing."""
    packed = zlib.compress(b"q Q " * (size // 4), 9)
    plain = pdf([["x"]])
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream")
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    return plain[:start] + head + packed + b"\n" + plain[end:]


def test_a_page_that_unpacks_to_a_gigabyte_is_refused_in_time() -> None:
    data = inflating(1024 * limits.MEGABYTE)
    started = time.monotonic()

    reason = one_reason("a.pdf", data)

    assert len(data) < 2 * limits.MEGABYTE
    assert reason.endswith(".")
    assert time.monotonic() - started < limits.CHILD_SECONDS


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "CHILD_SECONDS", 0.01)

    assert "too much time" in one_reason("a.xlsx", GIVEN["a.xlsx"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep these limits")
@pytest.mark.parametrize(
    "deed", ["while True: pass", f"bytearray({limits.CHILD_MEMORY_BYTES + limits.MEGABYTE})"]
)
def test_a_child_is_held_to_its_time_and_memory(deed: str) -> None:
    child = "from articles.reading.documents import __main__ as child; child.CHILD_SECONDS = 1; "

    ended = subprocess.run(
        [sys.executable, "-c", f"{child} child._confine()\n{deed}"],
        cwd=Path(__file__).parents[4],
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )

    assert ended.returncode


def test_the_rows_before_the_damage_are_kept() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    rows = xlsx({"News": [["text"], [NEWS], ["Two."]]})
    with zipfile.ZipFile(io.BytesIO(rows)) as package:
        xml = package.read(sheet)

    found = outcomes("a.xlsx", repacked(rows, sheet, xml[: xml.rindex(b"<row")] + b"<row><<"))

    assert bodies(found) == [NEWS]
    assert isinstance(found[-1], Rejection)


def test_a_large_document_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "DOCUMENT_BYTES", 1000)

    assert "larger than" in one_reason("a.docx", GIVEN["a.docx"])


def test_a_child_sees_nothing_of_our_surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Were it given our environment, this would keep it from starting."""
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))

    assert [item.locator for item in outcomes("a.docx", GIVEN["a.docx"])] == ["a.docx"]


@pytest.mark.parametrize("name", GIVEN)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damage=st.lists(st.tuples(st.integers(8, 5000), st.integers(0, 255)), min_size=1))
def test_only_records_and_rejections_leave_a_damaged_document(
    name: str, damage: list[tuple[int, int]]
) -> None:
    data = bytearray(GIVEN[name])
    for place, byte in damage:
        data[8 + place % (len(data) - 8)] = byte

    for item in outcomes(name, bytes(data)):
        assert item.locator.startswith(name)
        assert not isinstance(item, Rejection) or item.reason.endswith(".")
