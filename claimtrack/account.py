"""A person's own account: who they are here, and their password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claimtrack.accounts.access import AuthenticatedRequest, requires
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Permission
from claimtrack.audit.record import record

CHANGED = "Your new password counts from now on. Wherever else you were signed in, you are not."


@requires(Permission.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: AuthenticatedRequest) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        change_password(form, by=request.user)
        update_session_auth_hash(request, request.user)
        messages.success(request, CHANGED)
        return redirect("account")
    return render(request, "account.html", {"form": form}, status=422 if form.errors else 200)


@transaction.atomic
def change_password(form: PasswordChangeForm, *, by: User) -> None:
    """Keep the password of a valid form; the trail says that it changed, and nothing of it."""
    form.save()
    record("change password", by, by=by)


def _form(request: AuthenticatedRequest) -> PasswordChangeForm:
    form = PasswordChangeForm(request.user, request.POST or None)
    del form.fields["old_password"].widget.attrs["autofocus"]  # the page says more than that
    form.fields["new_password1"].help_text = "At least 8 characters, and nothing common."
    again = form.fields["new_password2"]
    again.label, again.help_text = "New password again", ""
    return form
