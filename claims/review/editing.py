"""The room while a claim is corrected or added: the article, and a draft that follows the steps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.models import Version
from claims.extraction import Kind, QuoteKind, Span
from claims.models import Alias, Claim
from claims.resolution.names import normal_form
from claims.review.drafts import Draft, Misread, Typed, TypedHop, located
from claims.review.highlights import Mark
from claims.review.marked import NEW, Reading, marks_at, reading, tag_of


@dataclass(frozen=True)
class Row:
    """A hop of the draft as the form shows it; `known` if its party has been met before."""

    hop: TypedHop
    tag: str
    known: bool


@dataclass(frozen=True)
class Editor:
    """`claim` is None for one that is being added; then `revision` counts for nothing."""

    reading: Reading
    claim: Claim | None
    revision: int
    draft: Draft
    chain: list[Row]
    wrong: list[str]
    kinds: tuple[str, ...] = tuple(kind.value for kind in Kind)
    quotes: tuple[str, ...] = tuple(kind.value for kind in QuoteKind)

    @property
    def version(self) -> Version:
        return self.reading.version


def editor(
    version: Version, claim: Claim | None, draft: Draft, *, revision: int, wrong: list[str]
) -> Editor:
    draft, known = _recognised(draft)
    chosen = claim.pk if claim else NEW
    return Editor(
        reading=reading(version, chosen, list(_marks(draft, version.text, chosen))),
        claim=claim,
        revision=revision,
        draft=draft,
        chain=[
            Row(hop, tag_of(f"hop-{position}"), normal_form(hop.party) in known)
            for position, hop in enumerate(draft.chain, start=1)
        ],
        wrong=wrong,
    )


def _recognised(draft: Draft) -> tuple[Draft, set[str]]:
    """The draft with the name and kind of every party that is known by what was typed."""
    wanted = {normal_form(hop.party) for hop in draft.chain if hop.named and hop.party}
    aliases = Alias.objects.filter(normal__in=wanted).select_related("party")
    known = {alias.normal: alias.party for alias in aliases}
    chain = []
    for hop in draft.chain:
        party = known.get(normal_form(hop.party)) if hop.named else None
        chain.append(replace(hop, party=party.name, kind=party.kind) if party else hop)
    return replace(draft, chain=tuple(chain)), known.keys() | {
        normal_form(party.name) for party in known.values()
    }


def _marks(draft: Draft, text: str, claim: int) -> Iterator[Mark]:
    """Marks for those places of the draft that are certain."""
    content = (span for piece in draft.content if (span := _certain(piece, text)))
    mentions = [_certain(hop.mention, text) for hop in draft.chain]
    return marks_at(content, _certain(draft.cue, text), mentions, claim)


def _certain(words: Typed, text: str) -> Span | None:
    try:
        return located(words, text)
    except Misread:
        return None
