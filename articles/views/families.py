"""A family of copies: who printed the text, where each differs, and where it came from."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from articles import copies
from articles.differences import Passage, differences
from articles.models import CopyFamily, Version
from articles.shingles import exact_share, shingles
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.audit.models import Entry
from claimtrack.http import AuthenticatedRequest

MOST = 200  # members on the page
NO_MEMBER = "That text is no copy in this family; nothing was changed."


@dataclass(frozen=True)
class Member:
    version: Version
    percent: int  # of the shingles it has in common with the origin


@requires(Permission.READ)
@require_safe
def family(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    families = CopyFamily.objects.select_related("origin__article__outlet", "decided_by")
    shown = families.filter(pk=pk).first()
    if shown is None:
        return redirect("articles:family", _merged_into(pk))
    found = list(copies.members(shown)[:MOST])
    wanted = request.GET.get("version", "")
    others = [version for version in found if version != shown.origin]
    compared = next((v for v in others if str(v.pk) == wanted), others[0] if others else None)
    context = {
        "family": shown,
        "members": _members(found, shown.origin),
        "compared": compared,
        "passages": _passages(shown.origin, compared),
        "origin_name": copies.origin_name(shown),
    }
    return render(request, "articles/family.html", context)


def _merged_into(pk: int) -> int:
    """The family that this one was merged into. Raises Http404."""
    mergers = Entry.objects.filter(action="merge", subject_type="articles.copyfamily")
    kept = mergers.filter(after__family=pk).values_list("subject_id", flat=True).first()
    if kept is None:
        raise Http404("There is no such family of copies.")
    return kept


def _members(found: list[Version], origin: Version | None) -> list[Member]:
    first = shingles(origin.text) if origin else set()
    return [Member(v, round(100 * exact_share(first, shingles(v.text)))) for v in found]


def _passages(origin: Version | None, compared: Version | None) -> list[Passage]:
    return differences(origin.text, compared.text) if origin and compared else []


def _decision(deed: Callable[..., bool], request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(CopyFamily, pk=pk)
    wanted = request.POST.get("version", "")
    version = Version.objects.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    if version is None or not deed(shown, version, by=request.user):
        messages.info(request, NO_MEMBER)
    return redirect("articles:family", pk)


@requires(Permission.REVIEW)
@require_POST
def origin(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    return _decision(copies.name_origin, request, pk)


@requires(Permission.REVIEW)
@require_POST
def take_out(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    return _decision(copies.take_out, request, pk)
