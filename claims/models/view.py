from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def for_person(self, person: models.Model) -> SavedViewQuerySet:
        """One's own, and those that colleagues share."""
        return self.filter(Q(owner=person.pk) | Q(shared=True)).select_related("owner")


class SavedView(models.Model):
    """A filter with a name. `query` is the part of an address after the question mark.

    With `twice`, a first decision on a claim that passes does not settle it: a second
    person decides too, without knowing the first.
    """

    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    shared = models.BooleanField(default=False)
    twice = models.BooleanField(default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_unique"),
            models.CheckConstraint(
                condition=Q(twice=False) | Q(shared=True), name="saved_view_twice_is_shared"
            ),
        ]

    def __str__(self) -> str:
        return self.name
