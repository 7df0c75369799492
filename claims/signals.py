"""What other stages may wait for."""

from django.dispatch import Signal

# Sent inside the transaction that changed the claims of a text; receives `version`.
claims_changed = Signal()
