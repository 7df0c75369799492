"""What a row comes to: origins, numbers, wordings, each figure with the claims it stands on. Pure.

Only claims that carry the proposition count for its outlets and origins: who denies it, or says
that it is open, is neither.
"""

from collections.abc import Sequence

from claims.extraction import UNKNOWN
from claims.provenance.drift import Shift, Wording, drift
from claims.provenance.lineage import Lineage, Ruled, ruled
from claims.provenance.origins import Pivot, origins, pivot
from claims.provenance.schema import Vertex, What
from claims.reports.cells import Told
from claims.reports.schema import Change, Foot, Quoted, Stance

Basis = tuple[tuple[str, tuple[int, ...]], ...]


def foot(told: Sequence[Told], said: Ruled | None = None) -> Foot:
    """`told` are all claims of the row, in the order of printing; `said` is what people say of the
    steps of its provenance."""
    carrying = [each for each in told if each.carries]
    lineage = ruled([each.telling for each in carrying], said)
    found, loops, turn = origins(lineage), lineage.loops(), pivot(lineage)
    dated = [each for each in carrying if each.quoted.published]
    return Foot(
        first=dated[0].quoted.outlet if dated else "",
        first_seen=dated[0].quoted.published if dated else None,
        outlets=len(found.outlets),
        independent=found.independent,
        unknown=found.unknown,
        unrecorded=found.unrecorded,
        origins=tuple(str(vertex) for vertex in found.named),
        groups=tuple(str(vertex) for vertex in found.groups),
        contradictions=sum(each.stance is Stance.DENIES for each in told),
        numbers=numbers(told),
        wordings=len({same_words(each.quoted.content) for each in carrying}),
        pivot=in_words(turn) if turn else "",
        loops=tuple(" → ".join(map(str, [*loop, loop[0]])) for loop in loops),
        basis=basis(told, lineage, loops, turn),
        by_rule=sum(each.by_rule for each in told),
    )


def basis(
    told: Sequence[Told], lineage: Lineage, loops: Sequence[Sequence[Vertex]], turn: Pivot | None
) -> Basis:
    """Each figure of the foot that is not zero, with its claims in the order of printing."""
    all_carrying = [telling.claim for telling in lineage.tellings]
    ends = {telling.claim: lineage.ends(telling) for telling in lineage.tellings}
    kinds = {claim: {vertex.what for vertex in found} for claim, found in ends.items()}
    looped = {vertex for loop in loops for vertex in loop}
    standing_on = {
        "first": [each.quoted.claim for each in told if each.carries and each.quoted.published][:1],
        "outlets": all_carrying,
        "independent": [claim for claim, found in kinds.items() if found - {What.UNKNOWN}],
        "unknown": [claim for claim, found in kinds.items() if What.UNKNOWN in found],
        "unrecorded": [claim for claim, found in kinds.items() if not found],
        "contradictions": [each.quoted.claim for each in told if each.stance is Stance.DENIES],
        "by_rule": [each.quoted.claim for each in told if each.by_rule],
        "numbers": [each.quoted.claim for each in told if each.quoted.figures],
        "wordings": all_carrying,
        "pivot": [each.claim for each in lineage.by_edge[turn.edge]] if turn else [],
        "loops": [each.claim for each in lineage.tellings if each.outlet in looped],
    }
    return tuple((figure, tuple(claims)) for figure, claims in standing_on.items() if claims)


def numbers(told: Sequence[Told]) -> tuple[str, ...]:
    """As printed, each once, in the order of printing."""
    return tuple(dict.fromkeys(figure for each in told for figure in each.quoted.figures))


def same_words(content: str) -> str:
    """Equal for wordings that differ in capitals, blanks and marks at their ends only."""
    return " ".join(content.casefold().split()).strip("“”‘’\"'.,;: ")


def in_words(turn: Pivot) -> str:
    origins = f"{turn.independent} independent origin{'' if turn.independent == 1 else 's'}"
    return f"If {turn.edge.start} did not have it from {turn.edge.end}, there would be {origins}."


def changes(told: Sequence[Told]) -> tuple[Change, ...]:
    return tuple(
        Change(shift.change.value, shift.before.claim, shift.after.claim, step(shift))
        for shift in drift([wording(each.quoted) for each in told if not each.against])
    )


def step(shift: Shift) -> str:
    """ "Post → Gazette", with both numbers where these moved."""
    places = f"{shift.before.outlet} → {shift.after.outlet}"
    moved = shift.change == "number moved"
    told = (", ".join(shift.before.numbers), ", ".join(shift.after.numbers))
    return f"{places}: {told[0]} → {told[1]}" if moved else places


def wording(quoted: Quoted) -> Wording:
    return Wording(
        claim=quoted.claim,
        outlet=quoted.outlet,
        published=quoted.published,
        content=quoted.content,
        cue=quoted.cue,
        hedged=quoted.hedged,
        denial=quoted.denial,
        attributed=any(hop.name != UNKNOWN for hop in quoted.chain),
        numbers=quoted.figures,
        article=quoted.article,
    )
