"""People, in Django's admin: a person has a role, and nothing else decides what they may do."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Permission

admin.site.unregister(Group)


@admin.register(User)
class ClaimTrackUserAdmin(UserAdmin[User]):
    list_display = ("username", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Access", {"fields": ("role", "is_active")}),
    )
    add_fieldsets = (*UserAdmin.add_fieldsets, (None, {"fields": ("role",)}))

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        # The two flags that this very site asks for follow the role.
        obj.is_staff = obj.is_superuser = obj.may(Permission.ADMINISTER)
        super().save_model(request, obj, form, change)
