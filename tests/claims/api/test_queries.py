"""What may be asked for, held against what the pages ask for."""

from dataclasses import fields
from typing import get_args

from claims.api.queries import ClaimsQuery, ClaimStatus, ReportStatus
from claims.filters import Filter
from claims.models import Claim, Report


def test_every_filter_of_the_pages_can_be_asked_for() -> None:
    asked = set(ClaimsQuery.model_fields) - {"after", "limit"}
    assert asked == {field.name for field in fields(Filter)}


def test_asking_for_nothing_filters_nothing() -> None:
    assert ClaimsQuery.model_validate({}).filter() == Filter()


def test_every_status_can_be_asked_for() -> None:
    assert get_args(ClaimStatus) == tuple(Claim.Status.values)
    assert get_args(ReportStatus) == tuple(Report.Status.values)
