from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "claims"

    def ready(self) -> None:
        from claims import pipeline  # noqa: PLC0415 - models exist only now

        pipeline.connect()
