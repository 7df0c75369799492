from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "claimtrack.audit"
    label = "audit"
