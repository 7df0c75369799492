"""When the work of this app is done; what it is stands in `recording` and `review.bulk`."""

from celery import shared_task

from articles import worker
from claims.linking.link import link_and_record
from claims.models import Bulk, Linking, Matching, Run
from claims.parties.matching import match_and_record
from claims.recording import extract_and_record
from claims.review.bulk import carry_out


@shared_task
def extract_claims(pk: int) -> None:
    worker.work(Run, pk, extract_and_record)


@shared_task
def decide_in_bulk(pk: int) -> None:
    worker.work(Bulk, pk, carry_out)


@shared_task
def link_claims(pk: int) -> None:
    worker.work(Linking, pk, link_and_record)


@shared_task
def match_parties(pk: int) -> None:
    worker.work(Matching, pk, match_and_record)
