"""Saved views: the list with its counters, and what their owners do with them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.counting import tally
from claims.filter_form import in_words
from claims.filters import Filter
from claims.models import Link, SavedView
from claims.review import saved
from claims.review.forms import AssignManyForm, SavedViewForm
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest


@requires(Permission.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def views(request: AuthenticatedRequest) -> HttpResponse:
    """All of one's views; a new one is made here from the filter in the address."""
    chosen = Filter.read(request.GET)
    view = SavedView(owner=request.user, query=chosen.query)
    form = SavedViewForm(request.POST if request.method == "POST" else None, instance=view)
    if request.method == "POST" and form.is_valid():
        view = saved.save(form.save(commit=False), by=request.user)
        messages.info(request, f"View “{view}” saved.")
        return redirect("claims:views")
    context = {
        "form": form,
        "query": chosen.query,
        "asked": in_words(chosen.query),
        "views": saved.counted(request.user),
        "assigning": AssignManyForm(),
    }
    return render(request, "claims/views.html", context, status=422 if form.is_bound else 200)


@requires(Permission.READ)
@require_GET
def side_bar(request: AuthenticatedRequest) -> HttpResponse:
    """The counters beside the queue; the address carries the filter that is on there."""
    here = Filter.read(request.GET).query
    context = {
        "views": saved.counted(request.user, here),
        "here": here,
        "links": tally(Link.objects.waiting()),
    }
    return render(request, "claims/_views.html", context)


@requires(Permission.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What a view is, to whom it is shown; its owner may change it."""
    view = _view(request, pk)
    mine = view.owner == request.user
    form = SavedViewForm(request.POST if request.method == "POST" else None, instance=view)
    if form.is_bound and mine and form.is_valid():
        saved.save(form.save(commit=False), by=request.user)
        return redirect("claims:views")
    context = {"form": form, "view": view, "mine": mine, "asked": in_words(view.query)}
    return render(request, "claims/view.html", context, status=422 if form.is_bound else 200)


@requires(Permission.READ)
@require_POST
def take_away(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    view = _view(request, pk)
    if view.owner != request.user:
        messages.error(request, f"Only {view.owner} can take “{view}” away.")
        return redirect("claims:view", pk)
    saved.take_away(view, by=request.user)
    messages.info(request, f"View “{view}” taken away. No claim was touched.")
    return redirect("claims:views")


def _view(request: AuthenticatedRequest, pk: int) -> SavedView:
    return get_object_or_404(SavedView.objects.for_person(request.user), pk=pk)
