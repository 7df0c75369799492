"""What other stages may wait for."""

from django.dispatch import Signal

# Sent inside the transaction that stores a new text; receives `version`.
version_stored = Signal()
