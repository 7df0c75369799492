"""What a comparison is made from, out of the database: a constant number of queries, however many
threads."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import Count
from django.utils import timezone

from articles.models import Outlet
from claims.linking.in_force import in_force
from claims.models import Claim, Link
from claims.models.claim import these
from claims.provenance.gather import NOT_KNOWN, tellings
from claims.provenance.order import LATEST, by_then
from claims.provenance.rulings import of_threads
from claims.reports.comparison import NO_OUTLET, Material, Proposition, Remark, compare
from claims.reports.quoting import quotations
from claims.reports.schema import Column, Comparison, Method
from claims.reports.selection import ARTICLE, MOST_THREADS, SPOKEN, Selection
from claimtrack.accounts.models import User

OUTLET = f"{ARTICLE}__outlet"
NOT_RATED = "F"
CONSIDERED = 2000


@dataclass
class Frame:
    """Which threads, claims and outlets a selection comes to, before any claim is read in full.

    `threads` are in the order of their rows with their wording, no more than a comparison holds;
    `chosen` counts all that were considered, the newest `CONSIDERED` at most. `first` is the first
    report of each outlet, `undecided` the outlets that have a thread in claims that nobody has
    accepted, `by_rule` the claims that stand against a thread by nobody's answer.
    """

    threads: dict[int, str]
    chosen: int
    claims: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    against: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_rule: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    undecided: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    first: dict[int, dt.datetime] = field(default_factory=dict)
    outlets: set[int] = field(default_factory=set)

    def proposition(self, thread: int) -> Proposition:
        return Proposition(
            thread=thread,
            wording=self.threads[thread],
            claims=tuple(self.claims[thread]),
            against=tuple(self.against[thread]),
            by_rule=frozenset(self.by_rule[thread]),
            undecided=frozenset(self.undecided[thread]),
        )


def frame(selection: Selection) -> Frame:
    """In five queries."""
    newest = selection.chosen().order_by("-pk").values_list("pk", "wording")
    wordings = dict(newest[:CONSIDERED])
    found = Frame(threads={}, chosen=len(wordings))
    began: dict[int, dict[int, dt.datetime]] = defaultdict(dict)  # by thread and outlet
    for claim, thread, status, outlet, published in _members(selection, wordings):
        if not (selection.waiting or status == Claim.Status.ACCEPTED):
            found.undecided[thread].add(outlet or NO_OUTLET)
            continue
        found.claims[thread].append(claim)
        _earlier(began[thread], outlet or NO_OUTLET, by_then(published))
    first = {thread: min(outlets.values()) for thread, outlets in began.items()}
    rows = sorted(wordings, key=lambda pk: (pk not in first, first.get(pk, LATEST), pk))
    found.threads = {pk: wordings[pk] for pk in rows[:MOST_THREADS]}
    for outlet, at in chain.from_iterable(began[pk].items() for pk in found.threads):
        _earlier(found.first, outlet, at)
    found.outlets = set(selection.outlets or found.first)
    _add_contradictions(found, selection)
    return found


def _earlier(first: dict[int, dt.datetime], outlet: int, at: dt.datetime) -> None:
    first[outlet] = min(first.get(outlet, LATEST), at)


def _members(
    selection: Selection, threads: Collection[int]
) -> Iterable[tuple[int, int, str, int | None, dt.datetime | None]]:
    claims = selection.within(Claim.objects.filter(membership__thread__in=these(threads)))
    row = ("pk", "membership__thread", "status", OUTLET, f"{ARTICLE}__published_at")
    return claims.order_by("pk").values_list(*row)


def _add_contradictions(found: Frame, selection: Selection) -> None:
    """Claims that contradict one of a thread and stand in another one, or in none."""
    at = {claim: thread for thread in found.threads for claim in found.claims[thread]}
    links = selection.links()
    ends = [
        *links.filter(one__in=these(at)).values_list("one", "other", "status"),
        *links.filter(other__in=these(at)).values_list("other", "one", "status"),
    ]
    counted = selection.counted(Claim.objects.filter(pk__in=these({other for _, other, _ in ends})))
    outlets = dict(counted.values_list("pk", OUTLET))
    said: dict[tuple[int, int], set[str]] = defaultdict(set)
    for one, other, status in ends:
        said[at[one], other].add(status)
    for (thread, claim), statuses in sorted(said.items()):
        if claim in outlets and at.get(claim) != thread:
            found.against[thread].append(claim)
            found.outlets.add(outlets[claim] or NO_OUTLET)
            if Link.Status.APPLIED in statuses and statuses.isdisjoint(SPOKEN):
                found.by_rule[thread].add(claim)


def columns(found: Frame, selection: Selection) -> list[Column]:
    """Each outlet with how many articles it has in the window, and how many ever."""
    within = Count("articles", filter=selection.window("articles__published_at"), distinct=True)
    rows = (
        Outlet.objects.filter(pk__in=found.outlets)
        .annotate(inside=within, collected=Count("articles", distinct=True))
        .values_list("pk", "name", "party__reliability", "inside", "collected")
    )
    made = [Column(pk, name, rated or NOT_RATED, *counts) for pk, name, rated, *counts in rows]
    if NO_OUTLET in found.outlets:
        made.append(Column(NO_OUTLET, NOT_KNOWN, NOT_RATED, 1, 1))
    return made


def material(
    found: Frame, selection: Selection, threads: Iterable[int], remarks: Mapping[int, Remark]
) -> Material:
    propositions = [found.proposition(thread) for thread in threads]
    wanted = {pk for each in propositions for pk in (*each.claims, *each.against)}
    told = tellings(Claim.objects.filter(pk__in=these(wanted)))
    return Material(
        propositions=propositions,
        claims=quotations(wanted),
        tellings={each.claim: each for each in told},
        outlets=columns(found, selection),
        first=found.first,
        remarks=remarks,
        ruled=of_threads(each.thread for each in propositions),
    )


def comparison(
    selection: Selection,
    found: Frame,
    threads: Sequence[int] | None = None,
    *,
    by: User,
    remarks: Mapping[int, Remark] | None = None,
    title: str = "",
    note: str = "",
) -> Comparison:
    """Of all threads in the frame, or of some of them over the same outlets."""
    rows = found.threads if threads is None else threads
    method = Method(
        query=selection.query,
        since=selection.since,
        until=selection.until,
        made=timezone.now(),
        made_by=by.username,
        extractors=(),
        linker=in_force().name,
        reviewers=(),
        accepted_only=not selection.waiting,
    )
    made = material(found, selection, rows, remarks or {})
    return compare(made, method, title=title, note=note)
