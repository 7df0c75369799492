"""How fast near copies are found among ten thousand to a million stored signatures; part of
`make bench-import`. Needs Django set up.

The signatures are what a store holds in which three texts in ten belong to a family, without the
texts: a family has 2 to 200 members, half of them 2 or 3, and a member has some 80 in 100 minima
of the first.
"""

import random
import statistics
import struct
from collections.abc import Iterator
from functools import partial

from django.db import connection

from articles import copies
from articles.models import Signature
from articles.shingles import MINIMA, bands
from tests.bench_times import milliseconds, timed

LOOKUPS = 1000
BEGINS = 0.04  # of the texts outside a family; with eleven members on average
LARGEST = 200
KEPT = 0.8
INDEX = "signature_bands"
_FORM = struct.Struct(f"<{MINIMA}L")


def measure_lookup(number: int) -> None:
    """The near copies of one stored text, for a sample of them, and what storing one more costs."""
    fill(number - Signature.objects.count())
    keys = list(Signature.objects.order_by("pk").values_list("pk", flat=True)[:LOOKUPS])
    copies.near(keys[:1])
    looked = [timed(partial(copies.near, [key])) for key in keys]
    taken = [1000 * seconds for seconds, _ in looked]
    found = sum(len(near) for _, by_key in looked for near in by_key.values())
    ranks = statistics.quantiles(taken, n=100)
    print(
        f"{Signature.objects.count():>9,} signatures: a lookup takes {ranks[49]:.2f} ms"
        f" (median of {len(taken):,}; 95 in 100 up to {ranks[94]:.2f}, mean"
        f" {statistics.mean(taken):.2f}, most {max(taken):.2f}), finds {found / len(keys):.2f};"
        f" one more is stored in {_storing():.2f} ms",
        flush=True,
    )


def _storing() -> float:
    """Milliseconds to sign and keep a text, the median of a hundred."""
    taken = []
    for number in range(100):
        text = " ".join(f"word{random.Random(number).randrange(9999)}" for _ in range(400))
        signed = {f"{random.getrandbits(256):064x}": f"{number} {text}"}
        taken.append(milliseconds(partial(copies.sign, signed)))
    return statistics.median(taken)


def fill(missing: int) -> None:
    """By COPY, and with the index built afterwards: row by row a million would take an hour."""
    if missing <= 0:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {INDEX}")
        with cursor.copy("COPY articles_signature (sha256, minima, bands) FROM STDIN") as rows:
            for row in _rows(missing):
                rows.write_row(row)
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(
            f"CREATE INDEX {INDEX} ON articles_signature USING gin (bands) WITH (fastupdate = off)"
        )
        cursor.execute("ANALYZE articles_signature")


def _rows(number: int) -> Iterator[tuple[str, bytes, list[int]]]:
    dice = random.Random(number)
    left = 0
    first = b""
    for _ in range(number):
        if left == 0 and dice.random() < BEGINS:
            left, first = _size(dice), dice.randbytes(4 * MINIMA)
        minima = _resembling(first, dice) if left else dice.randbytes(4 * MINIMA)
        left = max(0, left - 1)
        yield f"{dice.getrandbits(256):064x}", minima, bands(minima)


def _size(dice: random.Random) -> int:
    """Many small families and few large ones."""
    return min(LARGEST, int(2 / (1 - dice.random())))


def _resembling(first: bytes, dice: random.Random) -> bytes:
    minima = _FORM.unpack(first)
    return _FORM.pack(*(m if dice.random() < KEPT else dice.getrandbits(32) for m in minima))
