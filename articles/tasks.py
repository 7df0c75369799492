"""When the work of this app is done; what it is stands in `ingest` and `sweeper`."""

from celery import shared_task

from articles import sweeper, worker
from articles.feeds.polling import poll
from articles.ingest import ingest, read_file
from articles.models import Feed, Item, Portion, Upload
from articles.preview import preview


@shared_task
def read_upload(pk: int) -> None:
    worker.work(Upload, pk, read_file)


@shared_task
def preview_portion(pk: int) -> None:
    worker.work(Portion, pk, preview)


@shared_task
def ingest_item(pk: int) -> None:
    worker.work(Item, pk, ingest)


@shared_task
def poll_feed(pk: int) -> None:
    worker.work(Feed, pk, poll)


@shared_task
def sweep() -> None:
    worker.report_alive()
    sweeper.sweep()
