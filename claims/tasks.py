"""When the work of this app is done; what it is stands in `recording`."""

from celery import shared_task

from articles import worker
from claims.linking.link import link_and_record
from claims.models import Linking, Run
from claims.recording import extract_and_record


@shared_task
def extract_claims(pk: int) -> None:
    worker.work(Run, pk, extract_and_record)


@shared_task
def link_claims(pk: int) -> None:
    worker.work(Linking, pk, link_and_record)
