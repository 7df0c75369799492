"""The lines of a file of any size, never more of it in memory than the longest line allowed."""

import io
from collections.abc import Iterator
from typing import BinaryIO, Self

from articles.reading.charsets import FALLBACK
from articles.reading.limits import LINE_CHARACTERS


class Lines:
    """Iterates over lines, with their endings; a line above the limit is cut and noted.

    number  of the last line read, from 1
    cut     whether a line was cut since `forget_cut`
    """

    def __init__(self, stream: BinaryIO, charset: str, limit: int = LINE_CHARACTERS) -> None:
        stream.seek(0)
        self.number = 0
        self.cut = False
        self._limit = limit
        self._text = io.TextIOWrapper(stream, charset, errors=FALLBACK, newline="")

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(self._limit):
            self.number += 1
            if len(line) == self._limit and not line.endswith(("\n", "\r")):
                self._skip_rest()
            yield line

    def forget_cut(self) -> None:
        self.cut = False

    def read(self, characters: int) -> str:
        return self._text.read(characters)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.detach()  # or the wrapper would close the stream with itself

    def _skip_rest(self) -> None:
        while rest := self._text.readline(self._limit):
            self.cut = True
            if rest.endswith(("\n", "\r")):
                return
