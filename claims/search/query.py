"""What a person types into the search box, understood. Pure.

    ferry "will not sail" -strike            both must stand there, the third must not
    ferry or bridge delay                    one of the first two, and the third
    speaker:lind outlet:"Coast Gazette"      fields, see `fields`; they too take - and or

Everything asked for must hold; `or` joins its two neighbours only, as in the search
engines people know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.search.fields import FIELDS, Asked, NotUnderstood, nearest

TOKEN = re.compile(
    r"""(?P<minus>-?)
        (?:(?P<field>[A-Za-z]+):(?!//))?
        (?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""",
    re.VERBOSE,
)
BARE_FIELD = re.compile(r"(?:^|\s)-?([A-Za-z]+):(?=\s|$)")
OR = "or"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand anywhere or, as a phrase, in this order."""

    text: str
    phrase: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """`asked` of the field `name`."""

    name: str
    asked: Asked
    negated: bool = False


Term = Words | Field
Alternatives = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """All of these hold, and of each at least one alternative."""

    clauses: tuple[Alternatives, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)

    def fields(self) -> list[str]:
        """The names of the fields in it, in order, each once."""
        asked = (term.name for clause in self.clauses for term in clause if isinstance(term, Field))
        return list(dict.fromkeys(asked))


def parse(typed: str) -> Query:
    """Raises NotUnderstood, with a sentence for whoever typed it."""
    if empty := BARE_FIELD.search(typed):
        raise NotUnderstood(f"Say what {empty[1]}: should be, without a space after the colon.")
    clauses: list[Alternatives] = []
    joined = False
    for term in _terms(typed):
        if term is None:
            joined = bool(clauses)
        elif joined:
            clauses[-1] = (*clauses[-1], term)
            joined = False
        else:
            clauses.append((term,))
    return Query(tuple(clauses))


def as_words(typed: str) -> Query:
    """Understood as `parse` does, but never refused: what makes no sense as a field is words."""
    try:
        return parse(typed)
    except NotUnderstood:
        words = (Words(word) for word in typed.split() if any(map(str.isalnum, word)))
        return Query(tuple((word,) for word in words))


def _terms(typed: str) -> Iterator[Term | None]:
    """The terms in order, None for an `or`."""
    for token in TOKEN.finditer(typed):
        negated, phrase = bool(token["minus"]), token["phrase"]
        text = (token["word"] if phrase is None else phrase).strip()
        if token["field"]:
            yield _field(token["field"].lower(), text, negated)
        elif phrase is None and text.lower() == OR and not negated:
            yield None
        elif any(char.isalnum() for char in text):
            yield Words(text, phrase is not None, negated)


def _field(name: str, text: str, negated: bool) -> Field:
    if name not in FIELDS:
        raise NotUnderstood(
            f"There is no field {name}:. Did you mean {nearest(name)}:? "
            f"In quotation marks it is sought as words."
        )
    return Field(name, FIELDS[name].read(name, text), negated)
