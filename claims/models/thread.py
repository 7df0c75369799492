from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim


class Thread(models.Model):
    """Claims that state one proposition.

    Its number stays when members come and go; one that was merged into another says into which,
    so that an old address still leads somewhere. One of which people said something rests when its
    claims part: `left` are those that stood in it last, and it goes on when they meet again.
    """

    wording = models.TextField()  # the canonical one: a member's, or a person's
    worded_by_person = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="merged"
    )
    left = ArrayField(models.BigIntegerField(), default=list, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["-created_at"]),
            GinIndex(fields=["left"], condition=~Q(left=[]), name="thread_at_rest"),
        ]

    def __str__(self) -> str:
        return self.wording[:80]


class Membership(models.Model):
    """A claim's place in a thread; one put there by a person (`pinned`) stays there."""

    claim = models.OneToOneField(
        Claim, primary_key=True, on_delete=models.CASCADE, related_name="membership"
    )
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="memberships")
    pinned = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.thread_id}"


class Shaping(models.Model):
    """One thing that a person did to threads, with all it takes to undo it.

    `before` holds {"threads": {id: [wording, worded_by_person]}, "members": {claim: [thread,
    pinned]}} of the threads concerned; a claim that was in none has null.
    """

    class Deed(models.TextChoices):
        RENAME = "rename"
        SPLIT = "split"
        MERGE = "merge"

    deed = models.CharField(max_length=8, choices=Deed.choices)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="shapings")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shapings"
    )
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.deed} by {self.by}"
