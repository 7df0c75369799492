"""Offices: a party's role and organisation, from its title or from what stands beside its name.

"NSC spokesman Jane Doe" and "Jane Doe, a spokesman for the NSC," say the same. Fills
`doc._.offices`, from each mention's span to the office of its party.
"""

from collections.abc import Sequence
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from claims.extraction import lexicon as lex
from claims.extraction.layers import Mention, Office
from claims.extraction.relatives import phrase_before
from claims.extraction.schema import Kind, Span

_COURTESY = lex.words("mr mr. mrs mrs. ms ms. dr dr. sir dame lord lady hon hon. rev rev.")
_HEADS = lex.ROLES | (lex.TITLES - _COURTESY)
_FORMER = lex.words("former ex then past retired onetime late erstwhile")
_ATTACHING = lex.words("of for at with from to in on")
_OF_STATE = lex.words("secretary minister undersecretary")
_INNER = lex.words("of for and & the")  # words inside the name of an organisation
_BREAKS = frozenset(',;:()–—“”"') | lex.words("who which and or")
_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_LEFT_OUT = lex.words("the a an his her its their our my this that") | _POSSESSIVES
_LONGEST_ASIDE = 14  # tokens
_LONGEST_TITLE = 8


@Language.component("offices")
def offices(doc: Doc) -> Doc:
    """Give every mention the office it states, or the one its party has elsewhere in the text."""
    stated = {span: office(doc, mention) for span, mention in doc._.mentions.items()}
    known: dict[str, Office] = {}
    for span, found in stated.items():
        party = doc._.parties[span]
        if party.named and (found.role or found.organisation):
            known.setdefault(party.canonical, found)
    doc._.offices = {
        span: found if found.role else known.get(doc._.parties[span].canonical, found)
        for span, found in stated.items()
    }
    return doc


def office(doc: Doc, mention: Mention) -> Office:
    """What one mention, with its title and an apposition behind it, states."""
    found = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if found is None or not _may_hold_one(mention):
        return Office()
    people = [token.i for token in found if token.ent_type_ == "PERSON"]
    if not people:
        return _read(list(found))
    several = people[-1] - people[0] >= len(people)
    return Office() if several else _of_person(doc, found, people[0], people[-1] + 1)


def _may_hold_one(mention: Mention) -> bool:
    """Co-speakers share a hop but no office."""
    if mention.kind not in (Kind.PERSON, Kind.GROUP) or (mention.plural and mention.named):
        return False
    return mention.named or any(map(_is_role, mention.text.lower().split()))


def _of_person(doc: Doc, found: SpacySpan, first: int, last: int) -> Office:
    """The office of a phrase in which tokens `first` to `last` are a person's name."""
    if doc[last : found.end].text[:2] in ("'s", "’s"):
        return _read(list(doc[last + 1 : found.end]))  # "Jane Doe's lawyer"
    before = list(doc[found.start : first]) or _title(doc, first)
    behind = [token for token in doc[last : found.end] if token.text not in ",()"]
    readings = (before, behind or _aside(doc, last), _ahead(doc, first, last))
    return next((stated for words in readings if (stated := _read(words)).role), Office())


def _title(doc: Doc, first: int) -> list[Token]:
    """The words in front of a bare name that may be its title."""
    near = reversed(doc[max(0, first - _LONGEST_TITLE) : first])
    title = takewhile(lambda token: token.is_alpha and not token.is_sent_end, near)
    return list(title)[::-1] if doc[first - 1 : first].text.lower() in _HEADS else []


def _aside(doc: Doc, last: int) -> list[Token]:
    """What stands between commas or brackets right behind a name."""
    if last >= len(doc) or doc[last].text not in (",", "("):
        return []
    rest = doc[last + 1 : last + 1 + _LONGEST_ASIDE]
    aside = list(takewhile(lambda token: token.text not in _BREAKS, rest))
    closed = len(aside) < len(rest) and rest[len(aside)].text in (",", ")")
    speaks = any(token.lower_ in lex.REPORTING_VERBS for token in aside)
    return aside if closed and not speaks else []


def _ahead(doc: Doc, first: int, last: int) -> list[Token]:
    """ "The brigade's chief" in front of a name between commas."""
    if first < 2 or doc[first - 1].text != "," or doc[last : last + 1].text not in (",", "."):
        return []
    comma = doc[first - 1]
    phrase = phrase_before(doc, Span(comma.idx, comma.idx + 1))
    found = phrase and doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    return list(found) if found and found[0].lower_ == "the" else []


def _read(words: Sequence[Token]) -> Office:
    """Role and organisation of a phrase without a person's name; empty without a role."""
    zone = list(takewhile(lambda token: token.lower_ not in _ATTACHING, words))
    heads = [i for i, token in enumerate(zone) if _is_role(token.lower_)]
    if not heads:
        return Office()
    start, end = _role_start(zone, heads[-1]), heads[-1] + 1
    end, organisation = _attached(words, end)
    return Office(
        _span(words[start:end]),
        _span(organisation or _owner(zone[:start])),
        former=any(token.lower_ in _FORMER and token.text != "Then" for token in zone),
    )


def _is_role(word: str) -> bool:
    return word in _HEADS or (word.endswith("s") and word[:-1] in lex.ROLES)


def _role_start(zone: Sequence[Token], head: int) -> int:
    """How far the role reaches to the left: over all that names no organisation."""
    start = head
    while start and _modifies(zone[start - 1]):
        start -= 1
    while start < head and not zone[start].is_alpha:
        start += 1
    return start


def _modifies(token: Token) -> bool:
    word = token.lower_
    if word in _LEFT_OUT or word in _FORMER or token.ent_type_ in ("ORG", "PERSON"):
        return False
    if token.like_num or word in lex.DETERMINERS:
        return False
    if word in lex.ORGANISATIONS and token.text[0].isupper():
        return False  # "White House spokesman"
    return not (token.text.isupper() and len(token) > 2) and (token.is_alpha or word in "-–.")


def _owner(before: Sequence[Token]) -> Sequence[Token]:
    """The organisation whose name stands before the role."""
    names = [
        token for token in before if token.lower_ not in _LEFT_OUT | _FORMER and token.text != "-"
    ]
    named = any(token.ent_type_ == "ORG" or token.text.isupper() for token in names)
    owned = names and not any(token.ent_type_ == "PERSON" for token in names)
    return names if owned and (named or _is_body(names)) else ()


def _attached(words: Sequence[Token], end: int) -> tuple[int, Sequence[Token]]:
    """Where the role ends with what hangs on it, and the organisation behind "for", "at", "of"."""
    while end < len(words) and words[end].lower_ in _ATTACHING:
        preposition, begin = words[end].lower_, end + 1
        while begin < len(words) and words[begin].lower_ in _LEFT_OUT:
            begin += 1
        phrase = _phrase(words, begin)
        if not phrase:
            break
        of_state = words[end - 1].lower_ in _OF_STATE and preposition == "of"
        if preposition not in ("in", "to", "on") and not of_state and _is_body(phrase):
            return end, phrase
        if preposition not in ("of", "to") or any(t.ent_type_ == "PERSON" for t in phrase):
            break
        end = begin + len(phrase)
    return end, ()


def _phrase(words: Sequence[Token], begin: int) -> Sequence[Token]:
    """A name with the small words inside it, or a few words in lower case."""
    end, named = begin, begin < len(words) and words[begin].text[0].isupper()
    while end < len(words) and words[end].text not in _BREAKS:
        word = words[end]
        inner = named and word.lower_ in _INNER and _goes_on(words, end)
        inner = inner or (named and _ends_name(words, end))
        if not inner and (word.lower_ in _ATTACHING or (named and not word.text[0].isupper())):
            break
        end += 1
    return words[begin:end]


def _ends_name(words: Sequence[Token], at: int) -> bool:
    """Whether a small word is still of the name before it: "Harwick silo"."""
    return words[at].ent_iob_ == "I" and words[at].text.islower()


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether the name goes on behind "of" or "of the"."""
    behind = next((word for word in words[at + 1 : at + 3] if word.lower_ not in _INNER), None)
    return behind is not None and behind.text[0].isupper()


def _is_body(phrase: Sequence[Token]) -> bool:
    return any(
        token.ent_type_ == "ORG"
        or token.lower_ in lex.ORGANISATIONS
        or token.lower_ in lex.OUTLETS
        or (token.text.isupper() and len(token) > 2)
        for token in phrase
    )


def _span(words: Sequence[Token]) -> Span | None:
    return Span(words[0].idx, words[-1].idx + len(words[-1])) if words else None
