from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from claimtrack.accounts.models import User


@admin.register(User)
class ClaimTrackUserAdmin(UserAdmin[User]):
    list_display = ("username", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    fieldsets = ((None, {"fields": ("role",)}), *(UserAdmin.fieldsets or ()))
    add_fieldsets = (*UserAdmin.add_fieldsets, (None, {"fields": ("role",)}))
