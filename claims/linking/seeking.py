"""Asking for links. Apart from the search itself, so that the web process loads no encoder."""

from django.db import transaction

from articles import ledger
from articles.models import Version
from claims.models import Linking


@transaction.atomic
def seek(version: Version) -> None:
    """Ask for the links of a text's claims, for the first time or once more."""
    linking, new = Linking.objects.select_for_update().get_or_create(version=version)
    if not new:
        linking.wanted += 1
        linking.save(update_fields=["wanted"])
    if new or ledger.requeue(Linking, [linking.pk]):
        ledger.send(Linking, [linking.pk])
