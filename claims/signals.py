"""What other stages may wait for."""

from django.dispatch import Signal

# Sent when the claims of texts have changed; receives `versions`, the numbers of the texts.
claims_changed = Signal()
