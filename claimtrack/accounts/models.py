from django.contrib.auth.models import AbstractUser
from django.db import models

from claimtrack.accounts.roles import PERMISSIONS, Permission, Role


class User(AbstractUser):
    role = models.CharField(
        max_length=16,
        choices=[(role.value, role.value.title()) for role in Role],
        default=Role.ANALYST.value,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="user_role_known"
            )
        ]

    def may(self, permission: Permission | str) -> bool:
        return self.is_active and Permission(permission) in PERMISSIONS[Role(self.role)]
