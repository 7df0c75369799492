"""Families of (near) copies: found by signature, their origin presumed until somebody names it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Lower

from articles.models import Batch, Copy, CopyFamily, Preview, Signature, Version
from articles.shingles import NEAR, share, signed
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

LOCK = 4_201_802
_FIRST_PRINTED = (F("article__published_at").asc(nulls_last=True), "pk")
# Both sides are read by index: one by its key, the other by its bands.
_PAIRS = """
    SELECT mine.sha256, mine.minima, theirs.sha256, theirs.minima
      FROM articles_signature AS mine
      JOIN articles_signature AS theirs
        ON theirs.bands && mine.bands AND theirs.sha256 <> mine.sha256
     WHERE mine.sha256 = ANY(%s)
"""


def sign(texts: Mapping[str, str]) -> None:
    """Keep the signature of each text, by its SHA-256."""
    known = set(Signature.objects.filter(pk__in=texts).values_list("pk", flat=True))
    made = {sha256: signed(text) for sha256, text in texts.items() if sha256 not in known}
    Signature.objects.bulk_create(
        [Signature(sha256=key, minima=one.minima, bands=one.bands) for key, one in made.items()],
        ignore_conflicts=True,
    )


def near(texts: Collection[str]) -> dict[str, list[tuple[float, str]]]:
    """For each text its near copies with the share in common, most alike first; all by SHA-256."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, [list(texts)])
        for mine, my_minima, theirs, their_minima in cursor:
            common = share(my_minima, their_minima)
            if common >= NEAR:
                found[mine].append((common, theirs))
    return {sha256: sorted(alike, reverse=True) for sha256, alike in found.items()}


def forget(batch: Batch) -> None:
    """Drop the signatures of texts that were previewed here and are not in the store."""
    previewed = Preview.objects.filter(item__batch=batch).exclude(sha256="")
    stored = Version.objects.filter(sha256__in=previewed.values("sha256")).values("sha256")
    orphans = Signature.objects.filter(pk__in=previewed.values("sha256"))
    orphans.exclude(pk__in=stored).delete()


def join(version: Version) -> CopyFamily | None:
    """Put a signed version beside the version at another article that it resembles most, and make
    one family of those that it shows to be one.

    Call inside the transaction that stores it. One at a time: two copies stored
    at one moment would not see each other.
    """
    take_turns()
    alike = {version.sha256: 1.0}
    alike |= {other: common for common, other in near([version.sha256]).get(version.sha256, [])}
    others = Version.objects.filter(sha256__in=alike, copy__left__isnull=True)
    others |= Version.objects.filter(sha256__in=alike, copy__left=False)
    others = others.exclude(article=version.article).select_related("copy__family")
    found = list(others.defer("text", "segments"))
    if not found:
        return None
    found.sort(key=lambda other: (-alike[other.sha256], other.pk))
    nearest = alike[found[0].sha256]
    family = _family_of(found[0], nearest)
    Copy.objects.create(family=family, version=version, share=nearest)
    family = _merged(family, found, alike)
    presume_origin(family)
    return family


def _merged(family: CopyFamily, near: Sequence[Version], alike: Mapping[str, float]) -> CopyFamily:
    """The family, with every other of which the newcomer resembles at least half, as it must of
    its own; or chains of likeness would in time make one family of a whole topic.

    near   the versions that it resembles; one without a family is a family of itself
    alike  the share in common, by SHA-256
    Where people named an origin in two families, these stay two.
    """
    resembled = Counter(version.copy.family for version in near if hasattr(version, "copy"))
    if 2 * resembled[family] < members(family).count() - 1:
        return family
    for version in near:
        if not hasattr(version, "copy"):
            Copy.objects.create(family=family, version=version, share=alike[version.sha256])
    for other, number in resembled.items():
        two_origins = family.decided_by_id and other.decided_by_id
        if other != family and not two_origins and 2 * number >= members(other).count():
            family = _one_of(family, other)
    return family


def _one_of(family: CopyFamily, other: CopyFamily) -> CopyFamily:
    """Both in one: the one with an origin that a person named, else the elder."""
    kept, gone = sorted((family, other), key=lambda each: (not each.decided_by_id, each.pk))
    moved = {"family": gone.pk, "versions": list(gone.copies.values_list("version", flat=True))}
    gone.copies.update(family=kept)
    gone.delete()
    record("merge", kept, by=None, after=moved)
    return kept


def take_turns() -> None:
    """Wait until no other transaction changes families."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _family_of(version: Version, common: float) -> CopyFamily:
    if hasattr(version, "copy"):
        return version.copy.family
    family = CopyFamily.objects.create()
    Copy.objects.create(family=family, version=version, share=common)
    return family


def members(family: CopyFamily) -> QuerySet[Version]:
    """The versions that are in it now, in the order of printing."""
    inside = Version.objects.filter(copy__family=family, copy__left=False)
    return inside.select_related("article__outlet", "copy").order_by(*_FIRST_PRINTED)


def presume_origin(family: CopyFamily) -> None:
    """The member at the agency that most of them credit, else the first printed, unless a
    person has named one that is still a member."""
    inside = members(family)
    if family.decided_by and family.origin in inside:
        return
    wire = credited(family)
    at_agency = inside.alias(folded=Lower("article__outlet__name")).filter(folded=wire.lower())
    family.origin = (at_agency.first() if wire else None) or inside.first()
    family.decided_by = None
    family.save()


def credited(family: CopyFamily) -> str:
    """The agency that most members credit; none if no member credits any."""
    wires = members(family).exclude(wire="").order_by().values("wire")
    most = wires.annotate(number=Count("pk")).order_by("-number", "wire").first()
    return most["wire"] if most else ""


def name_origin(family: CopyFamily, version: Version, *, by: User) -> bool:
    """A person says which member the others were taken from; False if it is none."""
    with transaction.atomic():
        take_turns()
        if version not in members(family):
            return False
        record("name origin", family, by=by, before=_origin(family), after={"version": version.pk})
        family.origin, family.decided_by = version, by
        family.save()
    return True


def take_out(family: CopyFamily, version: Version, *, by: User) -> bool:
    """A person says that a member is no copy, and no later copy will lead here over it; False
    if it is none."""
    with transaction.atomic():
        take_turns()
        inside = Copy.objects.filter(family=family, version=version, left=False)
        if not inside.update(left=True):
            return False
        record("take out", family, by=by, before={"version": version.pk})
        family.refresh_from_db()
        presume_origin(family)
    return True


def _origin(family: CopyFamily) -> dict[str, int | None]:
    return {"version": family.origin_id}


@dataclass(frozen=True)
class Folded:
    """The articles of a batch with each family counted as one text; its largest family."""

    articles: int
    texts: int
    largest: int
    family: CopyFamily | None
    origin: str


def folded(batch: Batch) -> Folded:
    versions = Version.objects.filter(pk__in=batch.items.values("version"))
    inside = Copy.objects.filter(version__in=versions, left=False).order_by()
    sizes = Counter(dict(inside.values_list("family").annotate(number=Count("pk"))))
    articles = versions.count()
    [(pk, largest)] = sizes.most_common(1) or [(None, 0)]
    family = CopyFamily.objects.select_related("origin__article__outlet").filter(pk=pk).first()
    return Folded(
        articles=articles,
        texts=articles - sizes.total() + len(sizes),
        largest=largest,
        family=family if largest > 1 else None,
        origin=origin_name(family) if family else "",
    )


def origin_name(family: CopyFamily) -> str:
    """The outlet of the origin that a person named; else the agency credited, else the outlet of
    the origin that is presumed. None if nothing is known."""
    outlet = family.origin and family.origin.article.outlet
    wire = "" if family.decided_by_id else credited(family)
    return wire or (outlet.name if outlet else "")
