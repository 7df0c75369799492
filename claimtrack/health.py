"""Whether the parts of the installation answer, for machines and for banners."""

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PATIENCE = 1  # seconds; a health page that hangs says less than one that says no
WORKER_SIGN = "articles.worker.listening"


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """503 only without the database: uploads and review go on while Redis is down."""
    database = database_reachable()
    signs = {
        "database": database,
        "redis": redis_reachable(),
        "worker": database and bool(import_string(WORKER_SIGN)()),
    }
    return JsonResponse(signs, status=200 if database else 503)


def database_reachable() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def redis_reachable() -> bool:
    try:
        with redis.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE
        ) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False
