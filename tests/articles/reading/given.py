"""Files in the formats of others, as small as they can be."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from openpyxl import Workbook

from articles.reading import ColumnMapping, Outcome, Record, Rejection, read

NEWS = "The ferry to Skerry left four hours late on Monday, the harbour office said."


def outcomes(name: str, data: bytes | str, mapping: str = "") -> list[Outcome]:
    data = data.encode() if isinstance(data, str) else data
    return list(read(name, io.BytesIO(data), ColumnMapping.parse(mapping)))


def one_record(name: str, data: bytes | str) -> Record:
    (found,) = outcomes(name, data)
    assert isinstance(found, Record), found
    return found


def one_reason(name: str, data: bytes | str) -> str:
    (found,) = outcomes(name, data)
    assert isinstance(found, Rejection), found
    return found.reason


def bodies(found: Sequence[Outcome]) -> list[str]:
    return [record.body for record in found if isinstance(record, Record)]


def docx(paragraphs: Sequence[str], heading: str = "", **properties: Any) -> bytes:
    document = Document()
    if heading:
        document.add_heading(heading, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def xlsx(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """A ZIP with one member changed, or added."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w", 8) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, content)
    return changed.getvalue()


def pdf(pages: Sequence[Sequence[str]], info: str = "") -> bytes:
    """Pages of lines in Helvetica. A page without lines has no text layer."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        content = f"BT /F1 11 Tf 14 TL 60 780 Td {shown}ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    objects.append(f"<< {info} >>")
    written = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return f"{written}{end}startxref\n{len(written)}\n%%EOF\n".encode("latin-1")


def answer(
    body: bytes,
    url: str = "https://sun.example/ferry",
    *,
    status: str = "200 OK",
    headers: str = "Content-Type: text/html; charset=utf-8",
    kind: str = "response",
) -> bytes:
    """A WARC record of an answer to a request for a page."""
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    lines = (
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2024-05-09T06:30:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


def warc(*records: bytes, packed: bool = False) -> bytes:
    return b"".join(map(gzip.compress, records)) if packed else b"".join(records)


def tar(members: Sequence[tuple[tarfile.TarInfo | str, bytes]], *, packed: bool = True) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz" if packed else "w") as archive:
        for named, content in members:
            member = tarfile.TarInfo(named) if isinstance(named, str) else named
            if member.isreg():
                member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()
