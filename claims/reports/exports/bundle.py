"""Everything in one ZIP: the files of a report, the texts it stands on, and a manifest. Pure.

`sha256sum -c manifest.sha256`, run where it was unpacked, checks every file; each text is named
by its own hash, which is the one that every anchor gives.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from zipfile import ZipFile

from claims.reports.exports.edition import Edition, method
from claims.reports.exports.zips import add

CHUNK = 1 << 20
README = """\
{title}

This is what stands behind report {number}: the report in every format, and in texts/ each version
of each article that it quotes, named by its SHA-256. Offsets are half-open, in code points, in
those texts.

To check that nothing was changed: sha256sum -c manifest.sha256

{method}
"""
MISSING = "\nThese texts are no longer kept where the report was made:\n"
Files = Iterable[tuple[str, Iterable[bytes]]]


def write(
    edition: Edition, files: Files, texts: Iterable[tuple[str, str]], tell: Callable[[float], None]
) -> Iterator[bytes]:
    """`files` by name, and `texts` by their hash, each once; `tell` is told the share that is
    in, 0 to 1, of which the texts are the last tenth."""
    files = list(files)
    with TemporaryFile() as held:
        with ZipFile(held, "w") as archive:
            manifest = []
            for done, (name, chunks) in enumerate(files):
                tell(0.9 * done / len(files))
                manifest.append(_member(archive, edition, name, chunks))
            tell(0.9)
            missing = {claim.sha256 for claim in edition.comparison.claims}
            for sha256, text in texts:
                missing.discard(sha256)
                manifest.append(_member(archive, edition, f"texts/{sha256}.txt", [text.encode()]))
            about = readme(edition, sorted(missing)).encode()
            manifest.append(_member(archive, edition, "README.txt", [about]))
            add(archive, f"{edition.name}/manifest.sha256", ["".join(manifest).encode()])
        held.seek(0)
        yield from iter(lambda: held.read(CHUNK), b"")


def readme(edition: Edition, missing: Sequence[str]) -> str:
    made = "\n".join(f"{label}: {value}" for label, value in method(edition))
    about = README.format(title=edition.comparison.title, number=edition.number, method=made)
    return about + (MISSING + "".join(f"{each}\n" for each in missing) if missing else "")


def _member(archive: ZipFile, edition: Edition, name: str, chunks: Iterable[bytes]) -> str:
    """Put it in; its line of the manifest."""
    return f"{add(archive, f'{edition.name}/{name}', chunks)}  {name}\n"
