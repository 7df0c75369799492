"""When the work of this app is done; what it is stands in `recording`."""

from celery import shared_task

from articles import worker
from claims.models import Run
from claims.recording import extract_and_record


@shared_task
def extract_claims(pk: int) -> None:
    worker.work(Run, pk, extract_and_record)
