"""A comparison as text and back, and a report that is what was frozen."""

import dataclasses

import pytest
from django.db import IntegrityError
from pydantic import ValidationError
from pytest_django import DjangoAssertNumQueries as Queries

from claims.models import Report
from claims.reports.frozen import canonical, checksum, comparison, read
from claimtrack.accounts.models import User
from tests.claims.reports import handmade
from tests.editorial import make_report


def test_what_is_frozen_comes_back_equal() -> None:
    made = handmade.comparison(handmade.quoted(content="Zwölf “Boote”"))
    snapshot = canonical(made)
    assert read(snapshot) == made
    assert "Zwölf" in snapshot


def test_equal_comparisons_are_equal_texts() -> None:
    assert canonical(handmade.comparison()) == canonical(handmade.comparison())
    other = dataclasses.replace(handmade.comparison(), title="Another")
    assert checksum(canonical(other)) != checksum(canonical(handmade.comparison()))


def test_what_was_frozen_before_rules_counted_is_read_still() -> None:
    made = handmade.comparison()
    assert read(canonical(made).replace('"by_rule":0,', "")) == made


def test_what_is_no_comparison_is_refused() -> None:
    with pytest.raises(ValidationError):
        read('{"title": "Ferry"}')


@pytest.mark.django_db
def test_a_report_is_read_once(editor: User, django_assert_num_queries: Queries) -> None:
    made = handmade.comparison(title="Read once")
    report = Report.objects.listed().get(pk=make_report(editor, made).pk)
    with django_assert_num_queries(1):
        assert comparison(report) == comparison(report) == made


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"snapshot": "{}"},
        {"checksum": "0" * 64},
        {"status": "withdrawn"},
        {"status": "superseded"},
        {"reason": "It does not hold."},
        {"status": "burnt"},
        {"title": ""},
    ],
    ids=str,
)
def test_the_database_refuses(editor: User, change: dict[str, str]) -> None:
    report = make_report(editor)
    with pytest.raises(IntegrityError):
        Report.objects.filter(pk=report.pk).update(**change)


def test_reports_are_found_by_the_claims_in_them(editor: User) -> None:
    report = make_report(editor, handmade.comparison(handmade.quoted(7)))
    make_report(editor, handmade.comparison(handmade.quoted(8)))
    assert list(Report.objects.standing_on([7, 9])) == [report]
