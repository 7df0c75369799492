"""What `up` prints."""

from collections.abc import Sequence


def box(lines: Sequence[str]) -> str:
    """The lines in a frame, padded to the longest of them."""
    width = max(map(len, lines))
    edge = "─" * (width + 4)
    rows = [f"│  {line:<{width}}  │" for line in lines]
    return "\n".join([f"╭{edge}╮", *rows, f"╰{edge}╯"])
