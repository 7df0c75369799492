"""What is known of an article beside its text, in the form a person would be shown."""

import re
from urllib.parse import urlsplit

import py3langid  # type: ignore[import-untyped]
from courlan import clean_url

from articles.normalisation.paragraphs import paragraphs

_LANGUAGE_CODE = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s+\((.+)\)")
_LEAD_IN = re.compile(r"by:?\s+(?=\S)", re.IGNORECASE)

_LONGEST_HEADLINE = 200  # characters
_LONGEST_OPENING = 90
# A sentence alone is misjudged one time in fifteen, a passage of this length hardly ever.
_ENOUGH = 200  # characters


def one_line(text: str) -> str:
    """Without line breaks, doubled spaces and unseen characters."""
    return " ".join(paragraph.text for paragraph in paragraphs(text))


def cleaned_title(title: str, outlet: str) -> str:
    """The headline without the outlet's name that pages put after it."""
    title = one_line(title)
    for separator in (" | ", " - ", " – ", " — ", " :: "):
        if outlet and title.lower().endswith((separator + outlet).lower()):
            return title[: -len(separator + outlet)]
    return title


def title_in(text: str) -> str:
    """A title for a text that came without: its headline, else its opening words and “…”."""
    first, _, rest = text.partition("\n\n")
    if rest and _is_headline(first):
        return first
    if len(first) <= _LONGEST_OPENING:
        return first
    return first[:_LONGEST_OPENING].rsplit(" ", 1)[0] + "…"


def _is_headline(paragraph: str) -> bool:
    """Short, and no full stop or comma at its end."""
    bare = paragraph.rstrip("\"”’'»)")
    return len(paragraph) <= _LONGEST_HEADLINE and not bare.endswith((".", ",", ";"))


def cleaned_byline(byline: str) -> str:
    """Names only: no "By", no mail address as feeds put it."""
    byline = one_line(byline)
    mailed = _MAIL_AND_NAME.fullmatch(byline)
    return _LEAD_IN.sub("", mailed[1] if mailed else byline, count=1)


# What courlan leaves and only says where a reader came from.
_TRACKING = """at_custom1 at_custom2 at_campaign cmp cmpid ns_mchannel ns_campaign ns_source smid
    smtyp smvar taid ocid ito wt_mc wtmc spm trk trkid _hsenc _hsmi hss_channel sr_share guccounter
    guce_referrer guce_referrer_sig __twitter_impression share xtor icid ncid soc_src soc_trk
    partner rss campaign campaign_id ftag via"""


def canonical_url(url: str) -> str:
    """An http(s) address without tracking parameters and fragment, or ""."""
    address = clean_url(one_line(url)[:2000]) or ""
    try:
        parts = urlsplit(address)
        known = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        return ""
    if not known:
        return ""
    kept = [part for part in parts.query.split("&") if _name(part) not in _TRACKING.split()]
    return parts._replace(query="&".join(kept), fragment="").geturl()


def _name(parameter: str) -> str:
    return parameter.partition("=")[0].lower()


def outlet_at(url: str) -> str:
    """The domain, for want of a name."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def language_of(declared: str, text: str) -> str:
    """ISO 639: as declared, else as the words look; "" for a text too short to tell."""
    code = _LANGUAGE_CODE.match(declared.strip())
    return code[1].lower() if code else language_by_words(text)


def language_by_words(text: str) -> str:
    """ISO 639: as the words look, whatever the page says; "" for less than `_ENOUGH` of them."""
    opening = text[:3000].strip()
    return str(py3langid.classify(opening)[0]) if len(opening) >= _ENOUGH else ""
