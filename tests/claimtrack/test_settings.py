"""The settings whose values were measured or follow from one another."""

from typing import Any

from django.conf import settings

from articles.tasks import ingest_item
from articles.work import Work
from claimtrack.celery import app

MEASURED = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 5,
    "socket_timeout": 30,
    "socket_keepalive": True,
    "health_check_interval": 25,
}


def transport() -> dict[str, Any]:
    """What Celery really hands to its broker connection."""
    return app.connection_for_read().transport_options or {}


def test_the_broker_has_the_options_that_were_measured() -> None:
    assert transport().items() >= MEASURED.items()


def test_a_timeout_is_never_retried_since_that_froze_busy_workers() -> None:
    assert "retry_on_timeout" not in transport()
    assert "retry_on_timeout" not in settings.CELERY_BROKER_TRANSPORT_OPTIONS
    assert not app.conf.redis_retry_on_timeout


def test_a_message_is_acknowledged_only_after_its_work() -> None:
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_cancel_long_running_tasks_on_connection_loss
    assert app.conf.worker_prefetch_multiplier == 1


def test_time_runs_out_in_the_right_order() -> None:
    soft, hard = app.conf.task_soft_time_limit, app.conf.task_time_limit
    assert (soft, hard) == (540, 600)
    assert hard < settings.LEASE_SECONDS
    assert hard < transport()["visibility_timeout"]
    assert settings.SWEEP_SECONDS < settings.LEASE_SECONDS


def test_messages_are_json_and_leave_nothing_behind() -> None:
    assert app.conf.task_serializer == "json"
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_ignore_result
    assert app.conf.result_backend is None
    assert ingest_item.ignore_result


def test_workers_are_replaced_in_time_and_take_no_orders_from_the_queue() -> None:
    assert app.conf.worker_max_tasks_per_child == 200
    assert not app.conf.worker_enable_remote_control


def test_beat_sweeps_and_deletes_and_nothing_outlives_its_turn() -> None:
    entries = {entry["task"]: entry for entry in app.conf.beat_schedule.values()}
    seconds = {task: entry["schedule"] for task, entry in entries.items()}
    assert seconds == {
        "articles.tasks.sweep": settings.SWEEP_SECONDS,
        "claims.tasks.delete_old_files": 3600,
    }
    assert {task: entry["options"]["expires"] for task, entry in entries.items()} == seconds
    assert settings.SWEEP_SECONDS == 30
    app.loader.import_default_modules()
    assert seconds.keys() <= set(app.tasks)


def test_every_task_name_in_the_ledger_is_a_task() -> None:
    app.loader.import_default_modules()
    names = {model.task for model in Work.__subclasses__()}
    assert names <= set(app.tasks)
    assert len(names) == 10


def test_pages_may_load_from_here_only() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'self'"]
    allowed = {value for values in directives.values() for value in values}
    assert allowed <= {"'self'", "'none'", "data:"}
