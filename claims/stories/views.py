"""Stories: the list, a stretch of time at once, and the story that a thread belongs to."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from claims.models import Thread
from claims.stories.forms import UntilForm
from claims.stories.page import listing, story_page
from claimtrack.accounts.access import requires
from claimtrack.accounts.roles import Permission
from claimtrack.http import AuthenticatedRequest


@requires(Permission.READ)
@require_safe
def stories(request: AuthenticatedRequest) -> HttpResponse:
    form = UntilForm(request.GET)
    until = form.cleaned_data["until"] if form.is_valid() else None
    context = {"form": form, "listing": listing(until)}
    return render(request, "claims/stories.html", context)


@requires(Permission.READ)
@require_safe
def story(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Thread, pk=pk)
    if shown.merged_into_id:
        return redirect("claims:story", shown.merged_into_id)
    context = {"thread": shown, "page": story_page(shown)}
    return render(request, "claims/story.html", context)
