"""The page of thresholds: figures, preview, choosing and taking back."""

import pytest
from django.test import Client

from articles.work import Status
from claims.models import Fit, Link, Linking, Threshold
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_link
from tests.pages import page
from tests.queries import queries
from tests.weights import make_fit, make_threshold

pytestmark = pytest.mark.django_db

PAGE = "/links/thresholds/"
CHOOSE = f"{PAGE}choose/"
WISH = {"relation": "same", "suggest": "0.5", "apply": "0.9", "seen": ""}


def shown(client: Client, address: str = PAGE, status: int = 200) -> str:
    return page(client, address, status)


def preview(wish: dict[str, str]) -> str:
    return f"{PAGE}?" + "&".join(f"{name}={value}" for name, value in wish.items())


def state(link: Link) -> str:
    link.refresh_from_db()
    return link.status


def test_without_answers_it_says_why_there_are_no_figures(as_admin: Client) -> None:
    page = shown(as_admin)
    assert "Nobody has yet answered a link with “contradicts”" in page
    assert page.count("Nothing is applied.") == 3


def test_figures_come_from_answered_pairs(as_admin: Client) -> None:
    for probability, relation in [(0.9, "same"), (0.8, "same"), (0.7, "unrelated")]:
        link = make_link(probability=probability, status=Link.Status.SETTLED)
        Link.objects.filter(pk=link.pk).update(relation=relation)
    page = shown(as_admin)
    assert "3 answered pairs, 2 of them “same”" in page
    assert "0.67" in page  # of three pairs from 0.7 on two are right
    assert '<polyline class="precision"' in page


def test_a_fits_own_figures_are_those_of_pairs_held_out(as_admin: Client) -> None:
    fit = make_fit(current=True)
    Fit.objects.update(held_out={"same": [[0.9, True]], "contradicts": [], "updates": []})
    page = shown(as_admin)
    assert f"fit {fit.pk}, learned from 40 answers" in page
    assert "1 answered pair, 1 of them “same”" in page


def test_a_preview_counts_names_examples_and_changes_nothing(as_admin: Client) -> None:
    sure = make_link(probability=0.95)
    make_link(probability=0.3)
    page = shown(as_admin, preview(WISH))
    assert "Applied without asking: <strong>1</strong>" in page
    assert "Suggested now, no longer: <strong>1</strong>" in page
    assert f"?link={sure.pk}" in page
    assert state(sure) == "proposed"
    assert not Threshold.objects.exists()


def test_a_preview_says_what_would_be_asked_about_again(as_admin: Client, admin: User) -> None:
    make_threshold(admin, suggest=0.6, apply=0.8)
    make_link(probability=0.85, status=Link.Status.APPLIED)
    page = shown(as_admin, preview(WISH))
    assert "Applied now, asked about again: <strong>1</strong>" in page
    assert "pairs below the threshold are not kept" in page


def test_choosing_puts_it_into_force_and_taking_back_undoes_it(
    as_admin: Client, admin: User
) -> None:
    link = make_link(probability=0.95)
    assert as_admin.post(CHOOSE, WISH)["Location"] == PAGE
    assert state(link) == "applied"
    chosen = Threshold.objects.get()
    make_link(probability=0.8)
    make_link(probability=0.7)
    page = shown(as_admin)
    assert "Applied from <strong>0.90</strong>" in page
    assert "2 wait for an answer, 1 is applied by rule" in page
    assert "applied by rule" in shown(as_admin, f"/links/?link={link.pk}")
    as_admin.post(f"{PAGE}{chosen.pk}/take-back/")
    assert state(link) == "proposed"
    assert list(Entry.objects.order_by("pk").values_list("action", "actor")) == [
        ("thresholds.choose", admin.pk),
        ("thresholds.take back", admin.pk),
    ]


def test_it_says_how_many_texts_are_yet_to_be_looked_at(as_admin: Client) -> None:
    Linking.objects.create(version=make_link().one.run.version, status=Status.DONE)
    assert "Workers are yet" not in shown(as_admin)
    as_admin.post(CHOOSE, WISH)
    assert "Workers are yet to look for the links of 1 text;" in shown(as_admin)


def test_nothing_given_means_as_fitted_and_never(as_admin: Client) -> None:
    as_admin.post(CHOOSE, WISH | {"suggest": "", "apply": ""})
    chosen = Threshold.objects.get()
    assert (chosen.suggest, chosen.apply) == (None, None)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"apply": "0.3"}, "at least as likely as what is suggested"),
        ({"suggest": "2"}, "less than or equal to 0.99"),
        ({"apply": "x"}, "Enter a number"),
        ({"relation": "narrower"}, "Thresholds"),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(
    as_admin: Client, wrong: dict[str, str], why: str
) -> None:
    assert why in shown(as_admin, preview(WISH | wrong), 422)
    response = as_admin.post(CHOOSE, WISH | wrong)
    assert response.status_code == 422
    assert why in response.content.decode()
    assert not Threshold.objects.exists()


def test_who_comes_second_is_told(as_admin: Client, admin: User) -> None:
    make_threshold(admin)
    response = as_admin.post(CHOOSE, WISH)
    assert response.status_code == 409
    assert "came into force a moment ago" in response.content.decode()


def test_it_says_who_changed_what(as_admin: Client) -> None:
    assert "Nobody has changed a threshold yet." in shown(as_admin)
    as_admin.post(CHOOSE, WISH)
    as_admin.post(f"{PAGE}{Threshold.objects.get().pk}/take-back/")
    history = shown(as_admin).partition("History</h2>")[2]
    assert "chose for “same”: suggested from as fitted → 0.50; applied from never → 0.90" in history
    assert "went back for “same”: suggested from 0.50 → as fitted" in history
    assert history.index("went back") < history.index("chose")


def test_what_is_not_in_force_cannot_be_taken_back(as_admin: Client, admin: User) -> None:
    old = make_threshold(admin)
    Threshold.objects.update(status=Threshold.Status.REPLACED)
    assert as_admin.post(f"{PAGE}{old.pk}/take-back/").status_code == 409
    assert as_admin.post(f"{PAGE}9999/take-back/").status_code == 404


def test_it_is_for_admins(as_analyst: Client, client: Client) -> None:
    assert as_analyst.get(PAGE).status_code == 403
    assert as_analyst.post(CHOOSE, WISH).status_code == 403
    assert "/login/" in client.get(PAGE)["Location"]
    assert "Thresholds" not in shown(as_analyst, "/links/")


def test_the_page_takes_as_many_queries_for_many_links(as_admin: Client) -> None:
    make_link(probability=0.95)
    few = queries(lambda: shown(as_admin, preview(WISH)))
    for _ in range(10):
        make_link(probability=0.95)
        make_link(probability=0.2, status=Link.Status.SETTLED)
    assert len(queries(lambda: shown(as_admin, preview(WISH)))) == len(few)
