"""Outlets in Django's admin."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Outlet, OutletName
from articles.outlets import outlet_named
from tests.factories import make_article, make_outlet


def sent(client: Client, outlet: Outlet, name: str, *others: str) -> str:
    """The answer to the form, with these for other names besides those there are."""
    forms = {
        "other_names-TOTAL_FORMS": str(len(others)),
        "other_names-INITIAL_FORMS": "0",
        **{f"other_names-{place}-name": other for place, other in enumerate(others)},
    }
    address = reverse("admin:articles_outlet_change", args=[outlet.pk])
    return client.post(address, {"name": name, **forms}, follow=True).content.decode()


def test_other_names_and_domains_mean_the_outlet(as_admin: Client) -> None:
    outlet = make_outlet("Harbour Post")
    sent(as_admin, outlet, "Harbour Post", "The Harbour  Post", "harbourpost.example")
    for name in ("the harbour post", "HarbourPost.example", "edition.harbourpost.example"):
        assert outlet_named(name) == outlet
    assert outlet_named("post.example") != outlet


def test_an_outlet_that_is_renamed_keeps_its_old_name(as_admin: Client) -> None:
    outlet = make_outlet("harbourpost.example")
    sent(as_admin, outlet, "Harbour Post")
    assert Outlet.objects.get().name == "Harbour Post"
    assert outlet_named("www2.harbourpost.example") == outlet
    sent(as_admin, outlet, "harbourpost.example")
    assert list(OutletName.objects.values_list("name", flat=True)) == ["Harbour Post"]


@pytest.mark.parametrize("field", ["own", "other"])
def test_a_name_belongs_to_one_outlet(as_admin: Client, field: str) -> None:
    make_outlet("Bay News")
    outlet = make_outlet("Harbour Post")
    OutletName.objects.create(outlet=Outlet.objects.get(name="Bay News"), name="The Bay")
    given = ("The Bay",) if field == "own" else ("Harbour Post", "bay news")
    assert "This is the name of another outlet." in sent(as_admin, outlet, *given)
    assert OutletName.objects.count() == 1


def test_the_list_says_how_much_each_printed_and_what_else_it_is_called(as_admin: Client) -> None:
    outlet = make_outlet("Harbour Post")
    make_article(outlet)
    OutletName.objects.create(outlet=outlet, name="harbourpost.example")
    page = as_admin.get(reverse("admin:articles_outlet_changelist")).content.decode()
    assert "harbourpost.example" in page
    assert '<td class="field-articles">1</td>' in page


def test_it_is_for_admins(as_editor: Client) -> None:
    assert as_editor.get(reverse("admin:articles_outlet_changelist")).status_code == 302
