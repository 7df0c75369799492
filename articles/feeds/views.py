"""The page of the feeds that are followed."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from articles import worker
from articles.feeds import following
from articles.feeds.forms import FollowForm
from articles.fetching import FetchFailed
from articles.models import Feed, Outlet
from articles.work import Status
from claimtrack.accounts.access import requires
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Permission
from claimtrack.health import redis_reachable
from claimtrack.http import AuthenticatedRequest, render_part

FEEDS_A_PAGE = 50
DEEDS: dict[str, tuple[Callable[..., bool], str]] = {
    "pause": (following.pause, "It is polled no more until you resume it."),
    "resume": (following.resume, "It is polled again."),
    "poll": (following.poll_now, "It is polled as soon as a worker is free."),
}
TOO_LATE = "Nothing was changed: the feed is paused or being polled, or somebody was faster."


@requires(Permission.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: AuthenticatedRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, FollowForm())
    form = FollowForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    messages.info(request, _follow(form, request.user))
    return redirect("articles:feeds")


@transaction.atomic
def _follow(form: FollowForm, by: User) -> str:
    """Follow what was asked for, and say what came of it."""
    given = form.cleaned_data
    chosen = {name: given[name] for name in ("outlet", "interval", "whole_pages")}
    new = known = refused = 0
    for url, title in form.feeds():
        try:
            _, is_new = following.follow(url, by=by, title=title, **chosen)
        except FetchFailed:
            refused += 1
        else:
            new, known = new + is_new, known + (not is_new)
    told = [f"Feeds followed now: {new}."]
    told += [f"Followed already: {known}."] if known else []
    told += [f"Not to be fetched: {refused}."] if refused else []
    return " ".join(told)


def _page(request: AuthenticatedRequest, form: FollowForm, *, status: int = 200) -> HttpResponse:
    followed = Feed.objects.select_related("outlet", "batch")
    page = Paginator(followed, FEEDS_A_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    context = {
        "form": form,
        "page": page,
        "moving": any(_is_moving(feed) and feed.next_attempt_at <= now for feed in page),
        "outlets": Outlet.objects.all()[:500],
        "worker_listens": worker.listening(),
        "redis_reachable": redis_reachable(),
    }
    whole, part = "articles/feeds.html", "articles/_feeds.html"
    return render_part(request, whole, part, context, status=status)


def _is_moving(feed: Feed) -> bool:
    return not feed.paused and feed.status in (Status.QUEUED, Status.RUNNING)


@requires(Permission.IMPORT)
@require_POST
def feed(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    chosen = get_object_or_404(Feed.objects.select_related("outlet"), pk=pk)
    name = request.POST.get("deed", "")
    if name == "unfollow":
        following.unfollow(chosen, by=request.user)
        messages.info(request, f"{chosen} is followed no more. What it brought stays.")
    elif name in DEEDS:
        deed, said = DEEDS[name]
        done = deed(chosen, by=request.user)
        messages.info(request, f"{chosen}: {said if done else TOO_LATE}")
    else:
        return _page(request, FollowForm(), status=422)
    return redirect("articles:feeds")
