"""Noun phrases without a parser: where one ends, and the one that ends at a verb.

Positions are token indices, ranges half-open. Every scan is bounded, so work stays linear.
"""

from spacy.tokens import Doc, Token

from claims.extraction import lexicon as lex

_LONGEST = 30
_JOINERS = lex.words("- – / & ' ’ % $ £ € #")
_VENUES = lex.words(
    "statement interview interviews email e-mail tweet speech post court testimony remarks "
    "letter conference briefing call message report article memo note series monday tuesday "
    "wednesday thursday friday saturday sunday response front person public private"
)
_ATTACHING = frozenset(["of", "for"])
_LOOSE = lex.words("at in from with on behind near inside within close between against")
_TO_ROLES = lex.words("ambassador adviser advisor aide envoy close counsel secretary delegate")
_AFTER_PARTICIPLE = lex.words("by to with in at on from for as")

_NEW_PHRASE = frozenset(
    ["the", "a", "an", "his", "her", "their", "our", "its", "my", "any", "this", "these"]
)

_NOT_PRONOUNS = frozenset(["US", "IT", "WHO"])


def is_name(token: Token) -> bool:
    return token.text[0].isupper() and token.lower_ not in lex.DETERMINERS


def noun_phrase_end(doc: Doc, start: int, limit: int) -> int:
    """The end of the noun phrase that starts at `start`; `start` itself where none does."""
    limit = min(limit, start + _LONGEST)
    if start >= limit:
        return start
    pronoun = doc[start].lower_ in lex.PRONOUNS and doc[start].text not in _NOT_PRONOUNS
    if pronoun and not _determines(doc, start, limit):
        return start + 1
    end = start
    while end < limit and _continues(doc, start, end, limit):
        end += 1
    end = _without_loose_end(doc, start, end)
    return start if end == start + 1 and is_adverb(doc[start]) else end


def _determines(doc: Doc, at: int, limit: int) -> bool:
    """ "this official" against "this was"."""
    word = doc[at].lower_
    if word not in lex.DETERMINERS or at + 1 >= limit:
        return False
    following = doc[at + 1]
    return following.is_alpha and following.lower_ not in lex.AUXILIARIES | lex.PRONOUNS


def _without_loose_end(doc: Doc, start: int, end: int) -> int:
    loose = lex.PREPOSITIONS | lex.DETERMINERS | {"and", "or", "-", "/", "&"}
    while end > start and not _stands_alone(doc, start, end):
        word = doc[end - 1].lower_
        participle = word.endswith("ed") and end - start > 1 and not is_name(doc[end - 1])
        if word not in loose and not (participle and len(word) > 5):
            break
        end -= 1
    return end


def _stands_alone(doc: Doc, start: int, end: int) -> bool:
    """ "many said", "some say": a determiner as the whole phrase."""
    return end == start + 1 and doc[start].lower_ in lex.QUANTIFIERS | {"one", "another", "two"}


def _continues(doc: Doc, start: int, at: int, limit: int) -> bool:
    token = doc[at]
    word = token.lower_
    first = at == start
    if token.is_space or not (token.is_alpha or token.text[0].isalnum()):
        return not first and _joins(doc, at)
    if token.text in _NOT_PRONOUNS:
        return True
    if word in lex.PREPOSITIONS:
        return not first and _preposition_attaches(doc, at, limit)
    if word in ("and", "or"):
        return not first and _coordinates(doc, start, at, limit)
    if word in lex.PRONOUNS or word in lex.OBJECT_PRONOUNS:
        return word in lex.DETERMINERS and (first or _may_hold_article(doc, at))
    return not (_begins_another(doc, start, at) or _is_verb(doc, start, at, limit))


def _begins_another(doc: Doc, start: int, at: int) -> bool:
    word = doc[at].lower_
    first = at == start
    article = not first and word in _NEW_PHRASE and not _may_hold_article(doc, at)
    day = first and word in lex.DAYS
    joins = word in lex.CONNECTIVES or word in lex.NEGATIONS - {"no"}
    return article or day or joins or _is_adverb(doc, start, at)


def _may_hold_article(doc: Doc, at: int) -> bool:
    """Inside a phrase an article follows a preposition, a joiner or "all", never a noun."""
    before = doc[at - 1].lower_
    return before in lex.PREPOSITIONS | lex.DETERMINERS or before in ("and", "or", "-", "/", "&")


def _joins(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.text in ("'s", "’s", "'", "’"):
        return True
    return token.text in _JOINERS or (token.text == "." and len(doc[at - 1]) == 1)


def is_adverb(token: Token) -> bool:
    """By its ending or by the list; "allies" and "Italy" end otherwise or are names."""
    word = token.lower_
    return word in lex.ADVERBS or (word.endswith("ly") and len(word) > 6 and not is_name(token))


def _is_adverb(doc: Doc, start: int, at: int) -> bool:
    word = doc[at].lower_
    if word in lex.ADVERBS:
        return at == start or doc[at - 1].lower_ not in lex.DETERMINERS
    return word.endswith("ly") and len(word) > 4 and at > start and not is_name(doc[at])


def _preposition_attaches(doc: Doc, at: int, limit: int) -> bool:
    if at + 1 >= limit:
        return False
    word, following, before = doc[at].lower_, doc[at + 1], doc[at - 1]
    if following.lower_ in lex.DAYS or following.text[0] in "\"“'‘" or _is_venue(doc, at, limit):
        return False
    if word in _ATTACHING:
        return True
    if word == "to":
        return before.lower_ in _TO_ROLES
    return word in _LOOSE and not is_name(before) and following.lower_ != "which"


def _is_venue(doc: Doc, at: int, limit: int) -> bool:
    """ "in a statement", "in court"."""
    following = doc[at + 1].lower_
    beyond = doc[at + 2].lower_ if at + 2 < limit else ""
    placed = following in lex.DETERMINERS and beyond in _VENUES
    return following in _VENUES or (placed and doc[at].lower_ != "of")


def _coordinates(doc: Doc, start: int, at: int, limit: int) -> bool:
    """ "Smith and Jones", "officials and analysts", not "the plan failed and Smith"."""
    if at + 1 >= limit:
        return False
    before, after = doc[at - 1], doc[at + 1]
    if after.lower_ in lex.PRONOUNS | lex.AUXILIARIES or after.lower_ in lex.ADVERBS:
        return False
    if is_name(before) and is_name(after):
        return True
    plain = not is_name(before) and after.is_alpha
    return plain and not _is_verb(doc, start, at + 1, limit) and after.lower_ not in lex.CONNECTIVES


def _is_verb(doc: Doc, start: int, at: int, limit: int) -> bool:
    token = doc[at]
    word = token.lower_
    first = at == start
    before = doc[at - 1].lower_ if not first else ""
    nominal = before in lex.DETERMINERS or before in ("'s", "’s", "-", "of", "for")
    if word in lex.AUXILIARIES:
        return word not in ("'s", "’s") and not (is_name(token) and at > start and not nominal)
    named = is_name(token) and (first or nominal or is_name(doc[at - 1]))
    if named and not (word in lex.REPORTING_VERBS and word.endswith(("ed", "aid"))):
        return word in lex.REPORTING_VERBS and not first and not _inside_name(doc, at, limit)
    if word in lex.REPORTING_VERBS and first:
        return lex.REPORTING_VERBS[word][1] == "ed"
    if first or nominal:
        return False
    if word in lex.REPORTING_VERBS:
        return word not in lex.DOCUMENTS | {"view"}
    after = doc[at + 1].lower_ if at + 1 < limit else ""
    past = word.endswith("ed") and len(word) > 4 and after not in _AFTER_PARTICIPLE
    return past or word in lex.PAST_VERBS


def _inside_name(doc: Doc, at: int, limit: int) -> bool:
    """ "State" in "State Department": a capital on both sides or a name's last word."""
    if doc[at].lower_ in lex.DOCUMENTS | lex.OUTLETS | {"state"}:
        return True
    return at + 1 < limit and is_name(doc[at + 1])


def subject(doc: Doc, low: int, high: int, *, nearest: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends at `high`, where a verb begins; not before `low`.

    Looks through an aside between commas: "Jane Doe, who took over in May, said". With `nearest`,
    the shortest phrase, even behind a preposition: the antecedent of "which".
    """
    if high <= low:
        return None
    if doc[high - 1].text in (",", "–", "—", ")"):
        return _subject_before_aside(doc, low, high)
    return _phrase_ending(doc, low, high, nearest=nearest)


def _phrase_ending(
    doc: Doc, low: int, high: int, *, nearest: bool = False
) -> tuple[int, int] | None:
    low = max(low, high - _LONGEST)
    if nearest:
        starts = [i for i in range(high - 1, low - 1, -1) if _may_start(doc, i, anywhere=True)]
        return next(((i, high) for i in starts if noun_phrase_end(doc, i, high) == high), None)
    clause_starts = [i for i in range(low, high) if i == low or _opens_clause(doc, i)]
    names = [i for i in range(low, high) if _may_start(doc, i)]
    for start in [*clause_starts, *names]:
        if noun_phrase_end(doc, start, high) == high:
            return start, high
    return None


def _subject_before_aside(doc: Doc, low: int, high: int) -> tuple[int, int] | None:
    opening = {")": "("}.get(doc[high - 1].text, doc[high - 1].text)
    for comma in range(high - 2, max(low, high - _LONGEST), -1):
        if doc[comma].text != opening or doc[comma - 1].text in (",", opening):
            continue
        found = _phrase_ending(doc, low, comma)
        if found and doc[found[0]].lower_ not in lex.DAYS:
            return (found[0], high - 1) if _names_role(doc, comma + 1, high - 1) else found
    return None


def _names_role(doc: Doc, start: int, end: int) -> bool:
    """An apposition that gives a role: "a spokesman for the port", "chief economist at ..."."""
    if start >= end or doc[start].lower_ in lex.CONNECTIVES:
        return False
    return noun_phrase_end(doc, start, end) == end and any(
        t.lower_ in lex.ROLES for t in doc[start:end]
    )


def _opens_clause(doc: Doc, at: int) -> bool:
    before = doc[at - 1]
    word = before.lower_
    if before.is_punct and before.text not in _JOINERS:
        return True
    return (
        before.is_space
        or word in lex.CONNECTIVES | lex.DAYS | {"with"}
        or word in lex.REPORTING_VERBS
    )


def _may_start(doc: Doc, at: int, *, anywhere: bool = False) -> bool:
    token = doc[at]
    if at and not anywhere and doc[at - 1].lower_ in lex.PREPOSITIONS:
        return False
    opens = token.lower_ in lex.DETERMINERS or token.lower_ in lex.PRONOUNS
    return opens or (is_name(token) and not (at and is_name(doc[at - 1])))


def object_phrase(doc: Doc, start: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase behind a verb, with an apposition that gives its role."""
    end = noun_phrase_end(doc, start, limit)
    if end == start:
        return None
    if end + 1 < limit and doc[end].text == ",":
        close = noun_phrase_end(doc, end + 1, limit)
        stops = close >= limit or doc[close].is_punct or doc[close].lower_ == "who"
        role_first = doc[end - 1].lower_ in lex.ROLES and is_name(doc[end + 1])
        if stops and (role_first or _names_role(doc, end + 1, close)):
            return start, close
    return start, end
