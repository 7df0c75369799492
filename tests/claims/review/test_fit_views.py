"""The pages of fits: figures, a preview, using, going back, learning."""

import pytest
from django.test import Client

from articles.work import Status
from claims.linking import fits
from claims.models import Fit, Learning, Link
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.claims.linking.test_learning import stands
from tests.factories import make_link
from tests.pages import page
from tests.queries import queries
from tests.weights import make_fit, make_threshold

pytestmark = pytest.mark.django_db

PAGE = "/links/fits/"
LEARN = f"{PAGE}learn/"


def shown(client: Client, address: str = PAGE, status: int = 200) -> str:
    return page(client, address, status)


def test_without_a_fit_it_says_how_one_comes_about(as_admin: Client) -> None:
    page = shown(as_admin)
    assert "Nothing has been learned yet" in page
    assert "manage.py learn_links" in page


def test_it_lists_the_newest_first_with_figures_beside_those_before(
    as_admin: Client, admin: User
) -> None:
    older, newer = make_fit(judged=True), make_fit(judged=True, current=True)
    Fit.objects.filter(pk=newer.pk).update(created_by=admin)
    page = shown(as_admin)
    assert page.index(f"Fit {newer.pk}</a>") < page.index(f"Fit {older.pk}</a>")
    assert page.count("in use</span>") == 1
    assert f"by {admin}, from 40 answers" in page
    assert "by the command line" in page
    assert page.count('0.81 <small class="muted">was 0.64') == 6
    assert '0.75 <small class="muted">was 0.50' in page  # precision: 3 of 4, 2 of 4
    assert '0.60 <small class="muted">was 0.40' in page  # recall of 5


def test_a_fit_without_figures_is_shown_all_the_same(as_admin: Client) -> None:
    fit = make_fit()
    assert "No figures by threshold" in shown(as_admin, f"{PAGE}{fit.pk}/")


def test_one_fit_shows_its_curves(as_admin: Client) -> None:
    page = shown(as_admin, f"{PAGE}{make_fit(judged=True).pk}/")
    assert page.count('<polyline class="precision"') == 3
    assert "9 pairs held out, 5 of them “updates”" in page


def test_a_preview_scores_what_waits_anew_and_changes_nothing(as_admin: Client) -> None:
    fit = make_fit()
    for relation in fit.parameters["relations"].values():
        relation["bias"] -= 20  # nothing is likely any more
    fit.save(update_fields=["parameters"])
    gone = make_link(stands(), stands(1), probability=0.5)
    make_link(stands(), stands(), status=Link.Status.SETTLED)
    make_link()  # its claims have no embedding
    page = shown(as_admin, f"{PAGE}{fit.pk}/?preview=1")
    assert "Of the 2 links that wait" in page
    assert "No longer proposed: <strong>1</strong>" in page
    assert f"?link={gone.pk}" in page
    assert fits.current() is None
    assert Link.objects.get(pk=gone.pk).probability == 0.5


def test_a_preview_knows_what_is_applied_by_rule(as_admin: Client, admin: User) -> None:
    make_threshold(admin, suggest=0.01, apply=0.02)
    make_link(stands(), stands(), probability=0.01)
    page = shown(as_admin, f"{PAGE}{make_fit().pk}/?preview=1")
    assert "Applied without asking: <strong>1</strong>" in page


def test_using_a_fit_and_going_back_is_audited(as_admin: Client, admin: User) -> None:
    fit = make_fit()
    assert as_admin.post(f"{PAGE}{fit.pk}/use/", {"seen": "0"})["Location"] == PAGE
    assert fits.current() == fit
    assert "Go back to the shipped weights" in shown(as_admin, f"{PAGE}0/?preview=1")
    as_admin.post(f"{PAGE}0/use/", {"seen": str(fit.pk)})
    assert fits.current() is None
    entries = Entry.objects.filter(action="fit.use", actor=admin).order_by("pk")
    assert [each.after["fit"] for each in entries] == [fit.pk, "shipped"]
    assert f"put what was shipped into use in place of fit {fit.pk}" in shown(as_admin)


def test_who_comes_second_is_told(as_admin: Client) -> None:
    first, second = make_fit(), make_fit()
    fits.use(first, by=None, seen=None)
    response = as_admin.post(f"{PAGE}{second.pk}/use/", {"seen": "0"})
    assert response.status_code == 409
    assert "came into use a moment ago" in response.content.decode()
    assert fits.current() == first


def test_a_fit_that_is_not_there(as_admin: Client) -> None:
    shown(as_admin, f"{PAGE}77/", 404)
    assert as_admin.post(f"{PAGE}77/use/").status_code == 404


def test_learning_is_asked_for_and_watched(as_admin: Client, admin: User) -> None:
    assert as_admin.post(LEARN)["Location"] == PAGE
    asked = Learning.objects.get(by=admin)
    page = shown(as_admin)
    assert "Learning waits for a worker" in page
    assert "No worker listens" in page
    Learning.objects.filter(pk=asked.pk).update(status=Status.REJECTED, reason="Too few.")
    response = as_admin.get(LEARN, headers={"HX-Request": "true"})
    assert "Nothing was learned: Too few." in response.content.decode()
    assert response["HX-Refresh"] == "true"


def test_asking_by_htmx_answers_with_the_progress(as_admin: Client) -> None:
    response = as_admin.post(LEARN, headers={"HX-Request": "true"})
    assert 'hx-trigger="every 2s"' in response.content.decode()
    assert "HX-Refresh" not in response


def test_it_is_for_admins(as_analyst: Client, client: Client) -> None:
    for address in (PAGE, f"{PAGE}0/", LEARN):
        assert as_analyst.get(address).status_code == 403
        assert "/login/" in client.get(address)["Location"]
    assert as_analyst.post(LEARN).status_code == 403
    assert as_analyst.post(f"{PAGE}0/use/").status_code == 403


def test_the_list_takes_as_many_queries_for_many_fits(as_admin: Client) -> None:
    make_fit(judged=True)
    few = queries(lambda: shown(as_admin))
    for _ in range(15):
        make_fit(judged=True)
    assert len(queries(lambda: shown(as_admin))) == len(few)
    assert "Page 1 of 2" in shown(as_admin)


def test_a_preview_takes_as_many_queries_for_many_links(as_admin: Client) -> None:
    address = f"{PAGE}{make_fit().pk}/?preview=1"
    make_link(stands(), stands())
    few = queries(lambda: shown(as_admin, address))
    for _ in range(5):
        make_link(stands(), stands(1))
    assert len(queries(lambda: shown(as_admin, address))) == len(few)
