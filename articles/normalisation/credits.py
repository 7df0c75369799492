"""The agency a story came from, where it is credited in one of the ways that newspapers do."""

import re

# Names of two kinds: those that say what they are, and the abbreviations known everywhere.
_NAMED = (
    r"(?:[A-Z][\w.&’'-]*\s){0,4}"
    r"(?:News Agency|Press Agency|Press Association|News Service|Newswire|Wire Service|Wire"
    r"|Associated Press|France-Presse|Press International|Press Trust(?: of [A-Z]\w+)?)"
)
_KNOWN = (
    r"Reuters|AP|AFP|UPI|DPA|dpa|EFE|ANSA|AAP|PA Media|PTI|ANI|IANS|TASS|Tass|Interfax|Xinhua"
    r"|Kyodo|Jiji|Yonhap|Bernama|Antara|Anadolu|Ukrinform|Bloomberg|APA|ATS|ANP|NTB|STT|TT|PAP"
    r"|CTK|ČTK|MTI|LUSA|Lusa|Belga|IRNA|WAFA|KUNA|SPA|WAM|MENA|NAN|GNA|KNA|epd"
)
_AGENCY = rf"(?:{_KNOWN}|{_NAMED})"
_DASH = r"\s{0,3}(?:[—–-]{1,2}|:)\s"

# "SKERRY, May 9 (Brae Wire) —": in capitals, or for an agency that is known to be one.
_DATELINE = re.compile(
    rf"(?:[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ .'’-]{{1,40}}(?:,[^()\n]{{1,40}})?\s)?"
    rf"\(([A-Z][\w .&’'-]{{1,39}})(?:/[^()\n]{{1,30}})?\){_DASH}"
)
_MIXED_DATELINE = re.compile(rf"[A-Z][^()\n]{{1,60}}\s\(({_AGENCY})(?:/[^()\n]{{1,30}})?\){_DASH}")
_BARE_DATELINE = re.compile(rf"({_AGENCY}){_DASH}")

# "MPA/Lena", "Una Brae/MPA": an abbreviation and whoever wrote it there.
_SLASHED = re.compile(
    r"(?:(?P<before>[A-Z]{2,6})/[\w .-]{1,40}|[\w .-]{1,40}/(?P<after>[A-Z]{2,6}))"
)
_IN_BYLINE = re.compile(rf"(?<!\w)({_AGENCY})(?!\w)")
_CLOSING = re.compile(
    rf"[\W_]*(?:(?:[Ss]ource|[Cc]redit|[Vv]ia)s?\s*:\s*(?P<labelled>[A-Z][\w .&’'/-]{{1,39}}?)"
    rf"|(?:[Ww]ith|[Aa]dditional) (?:material|inputs?|reporting|files|information|contributions?)"
    rf" (?:from|by) (?:the )?(?P<helped>{_AGENCY})"
    rf"|(?P<alone>{_AGENCY})(?:/[\w .-]{{1,30}})?)[\W_]*"
)
_AT_END = re.compile(
    rf"[.!?”\"]\s(?:\((?P<bracketed>{_AGENCY})(?:/[\w .-]{{1,30}})?\)"
    rf"|[—–-]\s?(?P<dashed>{_AGENCY}))\.?$"
)


def wire_of(text: str, byline: str = "", outlet: str = "") -> str:
    """The agency credited, as it is printed ("Reuters", "AP", "MPA"), or "".

    text  normalised: a blank line between paragraphs
    An outlet that credits itself has no wire.
    """
    paragraphs = text.split("\n\n")
    found = _opening(paragraphs[:4]) or _in_byline(byline[:300]) or _closing(paragraphs[1:][-3:])
    return "" if found.casefold() == outlet.casefold() else found


def _opening(paragraphs: list[str]) -> str:
    for paragraph in paragraphs:
        for dateline in (_DATELINE, _MIXED_DATELINE, _BARE_DATELINE):
            if found := dateline.match(paragraph):
                return found[1].strip()
    return ""


def _in_byline(byline: str) -> str:
    if slashed := _SLASHED.fullmatch(byline):
        return slashed["before"] or slashed["after"]
    found = _IN_BYLINE.search(byline)
    return found[1].strip() if found else ""


def _closing(paragraphs: list[str]) -> str:
    for paragraph in reversed(paragraphs):
        if len(paragraph) < 120 and (credit := _CLOSING.fullmatch(paragraph)):
            return str(credit["labelled"] or credit["helped"] or credit["alone"]).strip()
        if len(paragraph) < 60 and (slashed := _SLASHED.fullmatch(paragraph.strip("()—–- "))):
            return slashed["before"] or slashed["after"]
        if found := _AT_END.search(paragraph[-100:]):
            return str(found["bracketed"] or found["dashed"]).strip()
    return ""
