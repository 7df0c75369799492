"""Families of copies."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from articles import copies
from articles.models import Copy, CopyFamily, Preview, Signature, Version
from articles.shingles import NEAR
from articles.work import Status
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.articles.stories import BAKERY, FERRY, FERRY_CUT, FERRY_EDITED, MUSEUM
from tests.factories import make_batch, make_family, make_item
from tests.factories import make_version as bare_version
from tests.press import make_printed

pytestmark = pytest.mark.django_db


def make_version(text: str, outlet: str = "", *, day: int = 6, wire: str = "") -> Version:
    """A version at an article of its own, signed."""
    version = make_printed(text, outlet, day=day)
    Version.objects.filter(pk=version.pk).update(wire=wire)
    copies.sign({version.sha256: text})
    return version


def joined(text: str, outlet: str = "", *, day: int = 6, wire: str = "") -> Version:
    version = make_version(text, outlet, day=day, wire=wire)
    copies.join(version)
    return version


def texts_in(family: CopyFamily) -> set[str]:
    return {version.text for version in copies.members(family)}


def test_a_text_is_signed_once() -> None:
    version = make_version(FERRY)
    copies.sign({version.sha256: FERRY})
    assert Signature.objects.get().pk == version.sha256


def test_near_copies_are_found_most_alike_first_and_strangers_not() -> None:
    ferry, edited, cut = (make_version(text) for text in (FERRY, FERRY_EDITED, FERRY_CUT))
    museum = make_version(MUSEUM)
    near = copies.near([ferry.sha256, museum.sha256])
    assert [other for _, other in near[ferry.sha256]] == [edited.sha256, cut.sha256]
    assert all(NEAR <= common < 1 for common, _ in near[ferry.sha256])
    assert museum.sha256 not in near


def test_copies_form_a_family_and_other_texts_none() -> None:
    ferry, museum, edited = joined(FERRY), joined(MUSEUM), joined(FERRY_EDITED)
    family = CopyFamily.objects.get()
    assert texts_in(family) == {FERRY, FERRY_EDITED}
    assert family.origin == ferry
    assert not hasattr(museum, "copy")
    assert edited.copy.share < 1


def test_the_same_text_at_another_outlet_is_a_copy_without_a_signature() -> None:
    first, second = bare_version(BAKERY), bare_version(BAKERY)
    family = copies.join(second)
    assert family is not None
    assert set(copies.members(family)) == {first, second}
    assert second.copy.share == 1


def test_a_later_version_of_the_same_article_is_no_copy_of_the_first() -> None:
    first = joined(FERRY)
    second = bare_version(FERRY_EDITED, first.article, number=2)
    copies.sign({second.sha256: FERRY_EDITED})
    assert copies.join(second) is None


def test_the_origin_is_the_first_printed_until_an_earlier_one_comes() -> None:
    later = joined(FERRY, day=6)
    joined(FERRY_EDITED, day=7)
    family = CopyFamily.objects.get()
    assert family.origin == later
    earlier = joined(FERRY_CUT, day=2)
    family.refresh_from_db()
    assert family.origin == earlier


def test_the_origin_is_the_agency_that_most_credit_if_it_is_a_member() -> None:
    joined(FERRY, "Coast Gazette", day=1, wire="Nordwire")
    joined(FERRY_EDITED, "Bay News", day=2, wire="Nordwire")
    family = CopyFamily.objects.get()
    assert family.origin
    assert family.origin.article.outlet_name == "Coast Gazette"
    assert copies.origin_name(family) == "Nordwire"
    agency = joined(FERRY_CUT, "NORDWIRE", day=9)
    family.refresh_from_db()
    assert family.origin == agency


def test_what_a_person_named_stays_the_origin_and_is_audited(analyst: User) -> None:
    first, second = joined(FERRY, day=5), joined(FERRY_EDITED, day=6)
    family = CopyFamily.objects.get()
    assert copies.name_origin(family, second, by=analyst)
    joined(FERRY_CUT, day=1)
    family.refresh_from_db()
    assert (family.origin, family.decided_by) == (second, analyst)
    entry = Entry.objects.get()
    assert (entry.action, entry.actor) == ("name origin", analyst)
    assert (entry.before, entry.after) == ({"version": first.pk}, {"version": second.pk})


def test_what_is_no_member_cannot_be_the_origin(analyst: User) -> None:
    family = make_family(make_version(FERRY), make_version(FERRY_CUT))
    assert not copies.name_origin(family, make_version(MUSEUM), by=analyst)
    assert not Entry.objects.exists()


ONE = f"{FERRY} {MUSEUM}"
TWO = f"{MUSEUM} {BAKERY}"
BRIDGE = f"{FERRY} {MUSEUM} {BAKERY}"


def two_families() -> tuple[CopyFamily, CopyFamily]:
    """Whose texts share a third; `BRIDGE` holds both."""
    for day, text in enumerate((ONE, ONE[:-30], TWO, TWO[:-30]), start=5):
        joined(text, day=day)
    one, two = CopyFamily.objects.order_by("pk")
    return one, two


def test_what_resembles_two_families_makes_them_one() -> None:
    one, two = two_families()
    bridge = joined(BRIDGE, day=9)
    assert CopyFamily.objects.get() == one
    assert copies.members(one).count() == 5
    assert bridge.copy.family_id == one.pk
    entry = Entry.objects.get(action="merge")
    assert (entry.subject_id, entry.actor, entry.after["family"]) == (one.pk, None, two.pk)
    assert len(entry.after["versions"]) == 2


def test_the_origin_that_a_person_named_survives_a_merger(analyst: User) -> None:
    _, two = two_families()
    named = copies.members(two).last()
    assert named
    copies.name_origin(two, named, by=analyst)
    joined(BRIDGE, day=1)
    family = CopyFamily.objects.get()
    assert (family.origin, family.decided_by) == (named, analyst)


def test_two_families_whose_origins_people_named_stay_two(analyst: User) -> None:
    for family in two_families():
        origin = copies.members(family).first()
        assert origin
        copies.name_origin(family, origin, by=analyst)
    joined(BRIDGE)
    assert CopyFamily.objects.count() == 2


def test_what_a_person_took_out_stays_out_of_a_merger(analyst: User) -> None:
    one, two = two_families()
    out = copies.members(two).last()
    assert out
    copies.take_out(two, out, by=analyst)
    joined(BRIDGE)
    assert out not in copies.members(one)
    assert Version.objects.get(pk=out.pk).copy.left


def test_what_resembles_less_than_half_of_a_family_merges_nothing() -> None:
    one, two = two_families()
    for number in range(3):
        stranger = make_version(f"{BAKERY} {number}")
        Copy.objects.create(family=two, version=stranger, share=1)
    joined(BRIDGE)
    assert set(CopyFamily.objects.all()) == {one, two}


def test_a_text_alone_joins_over_what_resembles_both() -> None:
    joined(ONE)
    joined(TWO)
    assert not CopyFamily.objects.exists()
    joined(BRIDGE)
    assert copies.members(CopyFamily.objects.get()).count() == 3


def test_the_name_of_an_origin_that_a_person_named_goes_before_the_credit(analyst: User) -> None:
    joined(FERRY, "Coast Gazette", wire="Nordwire")
    named = joined(FERRY_EDITED, "Bay News", wire="Nordwire")
    family = CopyFamily.objects.get()
    copies.name_origin(family, named, by=analyst)
    assert copies.origin_name(family) == "Bay News"


def test_what_a_person_took_out_stays_out_and_leads_nobody_in(analyst: User) -> None:
    first, second = joined(FERRY, day=5), joined(FERRY_EDITED, day=6)
    family = CopyFamily.objects.get()
    copies.name_origin(family, first, by=analyst)
    assert copies.take_out(family, first, by=analyst)
    assert not copies.take_out(family, first, by=analyst)
    family.refresh_from_db()
    assert (family.origin, family.decided_by) == (second, None)
    assert set(copies.members(family)) == {second}
    third = make_version(FERRY)
    assert copies.join(third) == family
    assert set(copies.members(family)) == {second, third}
    assert Entry.objects.filter(action="take out").count() == 1


def test_a_batch_is_so_many_articles_and_fewer_texts() -> None:
    batch = make_batch()
    for text, outlet in ((FERRY, "A"), (FERRY_CUT, "B"), (FERRY_EDITED, "C"), (MUSEUM, "D")):
        make_item(batch, version=joined(text, outlet, wire="Nordwire"))
    make_item(batch, status=Status.REJECTED, reason="no text")
    found = copies.folded(batch)
    assert (found.articles, found.texts, found.largest) == (4, 2, 3)
    assert (found.family, found.origin) == (CopyFamily.objects.get(), "Nordwire")


def test_a_batch_without_copies_has_no_family_to_show() -> None:
    batch = make_batch()
    make_item(batch, version=joined(FERRY))
    make_item(batch, version=joined(MUSEUM))
    found = copies.folded(batch)
    assert (found.articles, found.texts, found.family) == (2, 2, None)


def test_forgetting_a_batch_keeps_what_the_store_needs() -> None:
    batch = make_batch()
    for text in (FERRY, MUSEUM):
        version = make_version(text)
        item = make_item(batch, status=Status.PARSED)
        Preview.objects.create(item=item, kind=Preview.Kind.NEW, sha256=version.sha256)
    Version.objects.filter(text=MUSEUM).delete()
    copies.forget(batch)
    assert Signature.objects.get().pk == Version.objects.get(text=FERRY).sha256


@pytest.mark.django_db(transaction=True)
def test_two_copies_stored_at_one_moment_find_each_other() -> None:
    versions = [make_version(FERRY), make_version(FERRY_EDITED)]
    Version.objects.all().delete()
    start = Barrier(2)

    def store(version: Version) -> None:
        try:
            start.wait(10)
            with transaction.atomic():
                version.article.save()
                version.save(force_insert=True)
                copies.join(version)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(store, versions))
    assert texts_in(CopyFamily.objects.get()) == {FERRY, FERRY_EDITED}
