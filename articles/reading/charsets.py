"""Bytes to characters, when nobody says how they were written."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The charsets newsrooms write in; an open guess takes short Western texts for rare ones.
_PLAUSIBLE = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r"),
    *("iso8859_2", "iso8859_5", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]

# Latin-1 and ASCII are read as their superset, as browsers do (WHATWG Encoding, "windows-1252").
_AS_DECLARED = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}

_SIGN_IN_WORD = re.compile("[A-Za-zÀ-ÿ][¡-¶¸-¿×÷\ufffd][a-zß-ÿ]")

FALLBACK = "claimtrack-windows"  # a name for `errors=`


def charset_of(head: bytes) -> str:
    """The charset that these first bytes of a file are written in; a Python codec name."""
    for mark, charset in _MARKS:
        if head.startswith(mark):
            return charset
    if _is_utf8(head):
        return "utf-8"
    return _unmarked_utf16(head) or ("cp1252" if _is_western(head) else _guess(head))


def decode(data: bytes, charset: str) -> str:
    """The characters of `data`. Bytes the charset does not know are read as Windows-1252."""
    return data.decode(charset, errors=FALLBACK)


def charset_declared(label: str) -> str:
    """The Python codec for a label such as "windows-1251", or "" where it names none we take."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = _AS_DECLARED.get(name, name)
    return name if name.replace("-", "_") in _PLAUSIBLE else ""


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return False
    return b"\0" not in head


def _unmarked_utf16(head: bytes) -> str:
    """UTF-16 without its mark shows in Western text as a zero in every other byte."""
    for charset, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros and zeros.count(0) > 0.6 * len(zeros):
            return charset
    return ""


def _is_western(head: bytes) -> bool:
    """Few letters beyond ASCII, and none that Windows-1252 turns into a sign within a word."""
    text = head.decode("cp1252", errors="replace")
    beyond = sum(1 for character in text if character > "\x7f")
    return beyond * 8 < len(text) and not _SIGN_IN_WORD.search(text)


def _guess(head: bytes) -> str:
    best = from_bytes(head[:16384], cp_isolation=_PLAUSIBLE, enable_fallback=False).best()
    return best.encoding if best else "cp1252"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error(FALLBACK, _as_windows)
