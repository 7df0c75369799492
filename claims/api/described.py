"""The API where the library's own is not quite ours: its description of itself, and what it says
of addresses and methods that it does not know."""

from http import HTTPStatus
from typing import Any

from django.urls import URLPattern, URLResolver, re_path
from ninja import NinjaAPI

from claims.api.problems import MEDIA_TYPE, telling, unknown

NULL = {"type": "null"}


class DescribedAPI(NinjaAPI):
    def _get_urls(self) -> list[URLResolver | URLPattern]:
        found = super()._get_urls()
        for pattern in found:
            if isinstance(pattern, URLPattern):
                pattern.callback = telling(pattern.callback)
        return [*found, re_path("", unknown, name="unknown")]

    def get_openapi_schema(self, **asked: Any) -> Any:
        schema = super().get_openapi_schema(**asked)
        for path in schema["paths"].values():
            for operation in path.values():
                _retype(operation["responses"])
                for parameter in operation["parameters"]:
                    parameter["schema"] = _without_null(parameter["schema"])
        return schema


def _retype(responses: dict[int, Any]) -> None:
    """Failures are of a media type of their own."""
    for status, response in responses.items():
        if status >= HTTPStatus.BAD_REQUEST:
            response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """An address can leave a parameter out, and has no way of writing a null."""
    kinds = [each for each in schema.get("anyOf", ()) if each != NULL]
    if not kinds:
        return schema
    about = {name: value for name, value in schema.items() if name != "anyOf"}
    return about | (kinds[0] if len(kinds) == 1 else {"anyOf": kinds})
