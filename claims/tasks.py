"""When the work of this app is done; what it is stands in `recording`, `review.bulk` …."""

from celery import shared_task

from articles import worker
from claims.linking.learning import learn_as_asked
from claims.models import Bulk, Learning, Linking, Matching, ReportFile, Run
from claims.parties.matching import match_and_record
from claims.provenance.restating import link_and_restate
from claims.recording import extract_and_record
from claims.reports.filing import make
from claims.reports.keeping import delete_old
from claims.review.bulk import carry_out


@shared_task
def extract_claims(pk: int) -> None:
    worker.work(Run, pk, extract_and_record)


@shared_task
def decide_in_bulk(pk: int) -> None:
    worker.work(Bulk, pk, carry_out)


@shared_task
def link_claims(pk: int) -> None:
    worker.work(Linking, pk, link_and_restate)


@shared_task
def make_report_file(pk: int) -> None:
    worker.work(ReportFile, pk, make)


@shared_task
def match_parties(pk: int) -> None:
    worker.work(Matching, pk, match_and_record)


@shared_task
def learn_links(pk: int) -> None:
    worker.work(Learning, pk, learn_as_asked)


@shared_task
def delete_old_files() -> None:
    delete_old()
