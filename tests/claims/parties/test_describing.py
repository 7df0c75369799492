"""A party's names, kind and reliability, each change on record."""

import pytest

from claims.extraction import Kind
from claims.models import Alias, Party
from claims.parties.describing import add_alias, rate, remove_alias, set_kind
from claims.parties.refused import Refused
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_article, make_party

pytestmark = pytest.mark.django_db


def test_a_name_is_added_and_removed(analyst: User) -> None:
    ada = make_party("Ada Lind")
    alias = add_alias(ada, "  Madam   Harbour ", by=analyst)
    assert (alias.text, alias.normal) == ("Madam Harbour", "madam harbour")
    remove_alias(alias, by=analyst)
    removed, added = Entry.objects.filter(action="party.alias")
    assert (added.after, removed.before) == ({"alias": "Madam Harbour"},) * 2
    assert list(ada.aliases.all()) == [Alias.objects.get()]


def test_a_name_belongs_to_one_party(analyst: User) -> None:
    ada, bo = make_party("Ada Lind"), make_party("Bo Ek")
    with pytest.raises(Refused, match="this party already"):
        add_alias(ada, "ada lind", by=analyst)
    with pytest.raises(Refused, match="“Ada Lind”: merge the two"):
        add_alias(bo, "Ada Lind", by=analyst)
    with pytest.raises(Refused, match="name of the party itself"):
        remove_alias(ada.aliases.get(), by=analyst)
    unnamed = Party.objects.create(
        name="two officials", normal="x", kind="group", named=False, article=make_article()
    )
    with pytest.raises(Refused, match="has no other names"):
        add_alias(unnamed, "Bo", by=analyst)


def test_kind_and_reliability_are_kept_with_what_they_were(analyst: User) -> None:
    ada = make_party("Ada Lind")
    assert ada.reliability == "F"
    rate(ada, Party.Reliability.B, by=analyst, why="right three times")
    set_kind(ada, Kind.ORGANISATION, by=analyst)
    rate(ada, Party.Reliability.B, by=analyst)
    set_kind(ada, Kind.ORGANISATION, by=analyst)
    kind, grade = Entry.objects.filter(subject_type="claims.party")
    assert (grade.before, grade.after) == (
        {"reliability": "F"},
        {"reliability": "B", "why": "right three times"},
    )
    assert (kind.before, kind.after) == ({"kind": "person"}, {"kind": "organisation"})
