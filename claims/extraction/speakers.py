"""Speakers: a phrase that names a party, taken apart into name, role, organisation and kind."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.extraction import lexicon as lex
from claims.extraction.layers import Mention
from claims.extraction.schema import Kind, Span

_SINGULAR = lex.words("he she him her his i me")
_PLURAL = lex.words("they them their we us our these those")
_THINGS = lex.words("it its which this that")
_ARTICLES = frozenset(["the", "a", "an"])
_NOT_PLURAL = ("ss", "us", "is", "news", "congress", "times")
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
# What may stand behind a name that is still the phrase's own.
_RESTS = lex.words("of from who in at a an the on with for himself herself")
_ATTACHED = lex.words("of for at in from with on to by")
_PARTICIPLES = lex.words("seen shown taken written given sent held made told put drawn known")
_BEHIND_PARTICIPLES = lex.words("by to with in at on from for as last this earlier late") | lex.DAYS


@Language.component("speakers")
def speakers(doc: Doc) -> Doc:
    """Fill `doc._.mentions`: every party that some chain names, by its span."""
    named = {step.party for chained in doc._.chained for step in chained.steps if step.party}
    doc._.mentions = {span: describe(doc, span) for span in sorted(named)}
    return doc


def describe(doc: Doc, span: Span) -> Mention:
    """Take one phrase apart; every part is the empty string where the phrase lacks it."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    tokens = list(found) if found is not None else []
    handle = next((t for t in tokens if t.text.startswith("@") and len(t) > 1), None)
    if handle is not None and tokens[0].text != "@":
        return _described_account(span, tokens, handle)
    person = _person(tokens)
    if person:
        return _described_person(span, tokens, *person)
    core, aside = _split_apposition(tokens)
    definite = len(core) < 7 and bool(core) and core[0].lower_ in ("the", "this", "that")
    core = core[1:] if core and core[0].lower_ in _ARTICLES else core
    head, attached = _split_attached(core)
    if head and head[-1].lower_ in lex.DOCUMENTS:
        return _described_document(span, head, attached, definite)
    role_end = _role_end(core)
    if role_end:
        head, attached = core, ()
    elif aside and not _name(head, 0) and _name_tail(aside) and _names(aside[0]):
        head, aside, role_end = aside, core, 0  # "the coach, Jane Doe"
    role_end = role_end or _role_end(head)
    name = _name(head, role_end)
    role = _text(head[:role_end]) if name and role_end else _role(head, attached, aside)
    organisation = _organisation(head[:role_end] if role_end else [], attached)
    kind, plural = _kind(head, core, name, role)
    if kind in (Kind.ORGANISATION, Kind.OUTLET) and name:
        name = _text(core) if _is_long_name(attached) else name
    return Mention(
        span,
        _text(core),
        name,
        role,
        organisation,
        kind,
        plural,
        definite and not (attached or aside or name),
    )


def _described_account(span: Span, tokens: Sequence[Token], handle: Token) -> Mention:
    """ "Dunmore Watch (@dunmorewatch)" goes by its name, a bare handle by itself."""
    before = [t for t in tokens[: handle.i - tokens[0].i] if t.text != "("]
    before = before[1:] if before and before[0].lower_ in _ARTICLES else before
    name = _text(before) or handle.text
    return Mention(span, name, name, "", "", Kind.ACCOUNT)


def _person(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The one person whom the phrase names, not "Doe's lawyer", "Doe voters", "aide to Doe"."""
    found = []
    for start, token in enumerate(tokens):
        if token.ent_type_ == "PERSON" and (token.ent_iob_ == "B" or not start):
            end = start + 1
            while end < len(tokens) and tokens[end].ent_iob_ == "I":
                end += 1
            if _is_meant(tokens, start, end):
                found.append((start, end))
    return found[0] if len(found) == 1 else None


def _is_meant(tokens: Sequence[Token], start: int, end: int) -> bool:
    if any(t.lower_ in ("and", "&") for t in tokens[:start]):
        return False
    if start and tokens[start - 1].lower_ in _ATTACHED:
        return False
    behind = tokens[end] if end < len(tokens) else None
    if behind is None or behind.lower_ in _RESTS:
        return True
    return not (behind.text in _POSSESSIVE or behind.is_alpha)


def _described_person(span: Span, tokens: Sequence[Token], start: int, end: int) -> Mention:
    while start < end - 1 and tokens[start].lower_ in lex.TITLES:
        start += 1
    before = [t for t in tokens[:start] if t.lower_ not in _ARTICLES and t.text != ","]
    behind = [t for t in tokens[end:] if t.text not in ",()"]
    beside = before or (behind if any(t.lower_ in lex.ROLES for t in behind) else [])
    organisation = _text([t for t in before or behind if t.ent_type_ == "ORG"])
    name = _text(tokens[start:end])
    return Mention(span, _text(tokens), name, _text(beside), organisation, Kind.PERSON)


def _split_apposition(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    for i, token in enumerate(tokens):
        if token.text in (",", "(", "–", "—") and i:
            return tokens[:i], tokens[i + 1 :]
    return tokens, ()


def _split_attached(core: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The phrase before "of", "for", "at", "seen by" and what hangs on it."""
    for i in range(1, len(core)):
        if _attaches(core, i) or _is_participle(core, i):
            return core[:i], core[i:]
    return core, ()


def _attaches(core: Sequence[Token], at: int) -> bool:
    """Not the last word of a name: "Move On"."""
    word = core[at]
    return word.lower_ in _ATTACHED and (word.text.islower() or at + 1 < len(core))


def _is_participle(core: Sequence[Token], at: int) -> bool:
    """ "Released" in "a poll released Friday": behind its noun, before what goes with it."""
    word = core[at].text
    if not (word.islower() and (word.endswith("ed") or word in _PARTICIPLES)):
        return False
    return at + 1 == len(core) or core[at + 1].lower_ in _BEHIND_PARTICIPLES


def _described_document(
    span: Span, head: Sequence[Token], attached: Sequence[Token], definite: bool
) -> Mention:
    """A document goes by its whole phrase, but for the day on which it appeared."""
    if attached and any(t.lower_ in lex.DAYS for t in attached[:2]):
        attached = [t for t in attached[2:] if attached[2].lower_ == "by"] if attached[2:] else ()
    whole = [*head, *attached]
    first = 0 if head[0].is_sent_start and head[0].ent_iob_ != "B" else -1
    named = any(t.text[0].isupper() and k != first for k, t in enumerate(whole))
    text = _text(whole)
    kind = Kind.DOCUMENT
    return Mention(
        span, text, text if named else "", "", "", kind, definite=definite and not attached
    )


def _role_end(head: Sequence[Token]) -> int:
    """How many leading tokens give role and organisation before the name begins."""
    end = 0
    for i, token in enumerate(head):
        if (token.lower_ in lex.ROLES or token.lower_ in lex.TITLES) and i + 1 < len(head):
            end = i + 1
    rest = head[end:]
    return end if rest and all(_names(token) for token in rest) else 0


def _names(token: Token) -> bool:
    return (
        token.text[0].isupper()
        or token.text in ("-", ".", "'s", "’s", "’", "'")
        or (token.lower_ in ("de", "van", "von", "al", "bin", "el", "di", "da", "la", "and", "&"))
    )


def _name_tail(head: Sequence[Token]) -> Sequence[Token]:
    """The run of capitals at the end of a phrase."""
    at = len(head)
    while at and _names(head[at - 1]):
        at -= 1
    return head[at:]


def _name(head: Sequence[Token], role_end: int) -> str:
    if role_end:
        return _text(head[role_end:])
    tail = _name_tail(head)
    if not tail or not any(t.text[0].isupper() for t in tail):
        return ""
    if len(head) == 1 and _is_pronoun(head[0].lower_):
        return ""
    last = tail[-1].lower_
    if last in lex.ROLES or last in ("officials", "spokesman") or _plural_role(last):
        return ""
    return _text(head if len(tail) == len(head) else tail)


def _is_pronoun(word: str) -> bool:
    return word in _SINGULAR | _PLURAL | _THINGS or word in lex.PRONOUNS | lex.QUANTIFIERS


def _plural_role(word: str) -> bool:
    return word.endswith("s") and (word[:-1] in lex.ROLES or word in ("sources", "troops"))


def _role(head: Sequence[Token], attached: Sequence[Token], aside: Sequence[Token]) -> str:
    if aside and any(t.lower_ in lex.ROLES for t in aside):
        return _text(aside)
    if any(t.lower_ in lex.ROLES for t in head):
        return _text([*head, *attached])
    return ""


def _organisation(before: Sequence[Token], attached: Sequence[Token]) -> str:
    names = [t for t in (before or attached) if t.text[0].isupper() and t.lower_ not in lex.TITLES]
    return _text([t for t in names if t.lower_ not in lex.ROLES])


def _is_long_name(attached: Sequence[Token]) -> bool:
    """ "Department of Defense": what is attached belongs to the name."""
    words = [t for t in attached if t.lower_ not in _ATTACHED and t.lower_ not in _ARTICLES]
    return bool(words) and all(_names(t) for t in words)


def _kind(head: Sequence[Token], core: Sequence[Token], name: str, role: str) -> tuple[Kind, bool]:
    if not head:
        return Kind.GROUP, False
    last, joint = head[-1].lower_, _joint(core)
    if last in _SINGULAR or (name and role and not joint):
        return Kind.PERSON, False
    if last in _PLURAL or joint or last in lex.QUANTIFIERS:
        return Kind.GROUP, True
    kind = Kind.ACCOUNT if head[0].text.startswith("@") else _kind_of_word(last, name)
    if kind:
        return kind, False
    if name and _is_body_of(head, name):
        return Kind.ORGANISATION, False
    return _kind_of_name(name) if name else _kind_of_description(last, role)


def _kind_of_word(last: str, name: str) -> Kind | None:
    """What the last word of the phrase gives away."""
    if last in lex.OUTLETS and (name or last not in ("post", "mail")):
        return Kind.OUTLET
    known = (
        (Kind.ACCOUNT, lex.ACCOUNTS),
        (Kind.DOCUMENT, lex.DOCUMENTS),
        (Kind.ORGANISATION, lex.ORGANISATIONS | _THINGS),
    )
    return next((kind for kind, listed in known if last in listed), None)


def _is_body_of(head: Sequence[Token], name: str) -> bool:
    """ "Commuters' group Move On": what the name is stands in front of it."""
    before = [token for token in head if token.text.islower()]
    return bool(before) and before[-1].lower_ in lex.ORGANISATIONS and _text(head).endswith(name)


def _kind_of_description(last: str, role: str) -> tuple[Kind, bool]:
    plural = last.endswith("s") and not last.endswith(_NOT_PLURAL)
    if not plural and (last in lex.ROLES or role):
        return Kind.PERSON, False
    return Kind.GROUP, plural


def _kind_of_name(name: str) -> tuple[Kind, bool]:
    words = name.lower().split()
    if any(w in lex.OUTLETS for w in words[1:]) or words[0] in lex.OUTLETS:
        return Kind.OUTLET, False
    if any(w in lex.ORGANISATIONS for w in words) or (name.isupper() and len(name) > 1):
        return Kind.ORGANISATION, False
    if len(words) == 1 and words[0].endswith("s") and words[0][:-1].endswith(("an", "crat", "i")):
        return Kind.GROUP, True
    return Kind.PERSON, False


def _joint(core: Sequence[Token]) -> bool:
    return any(t.lower_ in ("and", "&") for t in core)


def _text(tokens: Sequence[Token]) -> str:
    if not tokens:
        return ""
    joined = "".join(t.text_with_ws for t in tokens[:-1]) + tokens[-1].text
    joined = " ".join(joined.split())
    for ending in ("'s", "’s"):
        joined = joined.removesuffix(ending)
    return joined
