import io

from articles.reading.lines import Lines


def read_lines(data: bytes, limit: int = 8) -> list[tuple[int, str, bool]]:
    found = []
    with Lines(io.BytesIO(data), "utf-8", limit) as lines:
        for line in lines:
            found.append((lines.number, line, lines.cut))
            lines.forget_cut()
    return found


def test_lines_keep_their_endings_and_numbers() -> None:
    assert read_lines(b"a\nb\r\nc") == [(1, "a\n", False), (2, "b\r\n", False), (3, "c", False)]


def test_a_line_above_the_limit_is_cut_noted_and_passed() -> None:
    assert read_lines(b"x" * 100 + b"\nb\n") == [(1, "xxxxxxxx", True), (2, "b\n", False)]


def test_a_line_just_at_the_limit_is_whole() -> None:
    assert read_lines(b"x" * 8) == [(1, "xxxxxxxx", False)]


def test_the_stream_stays_open() -> None:
    stream = io.BytesIO(b"a\n")

    with Lines(stream, "utf-8") as lines:
        assert list(lines) == ["a\n"]

    assert not stream.closed
