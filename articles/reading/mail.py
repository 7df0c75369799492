"""A mail (RFC 5322, EML), such as a newsletter: one article, its HTML part preferred."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from articles.reading.charsets import charset_declared, charset_of, decode
from articles.reading.dates import date_of
from articles.reading.heads import Head, whole
from articles.reading.limits import MAIL_BYTES, MAIL_LINES, PAGE_BYTES
from articles.reading.records import Record, Rejected

_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t]|\r?\n[ \t])")
_TELLING = re.compile(
    r"^(?:message-id|received|return-path|mime-version|delivered-to|subject|date):",
    re.IGNORECASE | re.MULTILINE,
)
_ZONE_NAME = re.compile(r"\s*\([^()]*\)\s*$")
_LAYOUT = re.compile(r"<(/?)(?:table|thead|tbody|tfoot|tr|td|th|center)\b[^<>]{0,2000}>", re.I)

# What the mail parser raises over odd mails.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def recognises(head: Head) -> bool:
    """It begins with header fields, of which a sender and another one only mails have."""
    if not _FIELD.match(head.text):
        return False
    top = re.split(r"\r?\n\r?\n", head.text, maxsplit=1)[0]
    has_sender = re.search(r"^from:", top, re.IGNORECASE | re.MULTILINE)
    return bool(has_sender) and len({m[0].lower() for m in _TELLING.finditer(top)}) > 1


def records(head: Head, stream: BinaryIO) -> Iterator[Record]:
    """The one article of the mail. Raises `Rejected`."""
    yield record(whole(head, stream, MAIL_BYTES), head.name)


def record(data: bytes, locator: str) -> Record:
    """The article in the bytes of a mail. Raises `Rejected`."""
    mail = parsed(data)
    name, address = parseaddr(field(mail, "From"))
    html, text = part(mail, "text/html"), part(mail, "text/plain")
    if not (html or text).strip():
        raise Rejected("This mail holds no text. What is attached has to be imported by itself.")
    return Record(
        locator=locator,
        body=_as_page(html) if html.strip() else text,
        media="html" if html.strip() else "text",
        title=field(mail, "Subject"),
        outlet=name or address.rpartition("@")[2],
        published=date_of(_ZONE_NAME.sub("", field(mail, "Date"))),
        language=field(mail, "Content-Language"),
    )


def parsed(data: bytes) -> Message:
    """The mail as a tree of parts. Raises `Rejected`."""
    if data.count(b"\n") > MAIL_LINES:
        raise Rejected(f"This mail has more than {MAIL_LINES:,} lines.")
    try:
        return message_from_bytes(data)
    except _BROKEN:
        raise Rejected("This mail cannot be read. Save it again as EML.") from None


def field(mail: Message, name: str) -> str:
    """A header field, decoded (RFC 2047), or ""."""
    try:
        return str(make_header(decode_header(str(mail.get(name, ""))[:2000]))).strip()
    except _BROKEN:
        return ""


def part(mail: Message, kind: str) -> str:
    """The text of the first part of this type that is not attached, or ""."""
    try:
        for found in mail.walk():
            if found.get_content_type() == kind and not found.get_filename():
                return _text(found)
    except _BROKEN:
        raise Rejected("This mail cannot be read. Save it again as EML.") from None
    return ""


def _text(found: Message) -> str:
    data = found.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    if len(data) > PAGE_BYTES:
        raise Rejected("The text of this mail is too long for an article.")
    charset = charset_of(data)
    declared = charset_declared(str(found.get_content_charset() or ""))
    return decode(data, declared if declared and not charset.startswith("utf") else charset)


def _as_page(html: str) -> str:
    """Mails are laid out by tables, which on a page hold figures and are left out."""
    page = _LAYOUT.sub(r"<\1div>", html)
    return page if re.search(r"<(?:html|body)\b", page[:4096], re.I) else f"<html>{page}</html>"
