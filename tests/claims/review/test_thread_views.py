"""The pages of threads."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.linking.threads import gather
from claims.models import Link, Thread
from tests.editorial import steps
from tests.factories import make_article, make_claim, make_link, make_outlet, make_version


def make_thread() -> Thread:
    link = make_link(probability=0.9)
    gather([link.one_id])
    return link.one.membership.thread


def test_the_list_names_threads_with_their_outlets(as_editor: Client) -> None:
    thread = make_thread()
    page = as_editor.get("/threads/").content.decode()
    assert f'href="/threads/{thread.pk}/"' in page
    assert 'data-label="outlets">2<' in page


def test_an_empty_list_says_how_threads_come_about(as_analyst: Client) -> None:
    assert "There is no thread yet" in as_analyst.get("/threads/").content.decode()


def test_words_find_a_thread(as_analyst: Client) -> None:
    make_thread()
    assert "1 thread<" in as_analyst.get("/threads/?q=ferry").content.decode()
    assert "No thread passes" in as_analyst.get("/threads/?q=submarine").content.decode()


def test_the_page_shows_claims_graph_and_contradictions(as_analyst: Client) -> None:
    thread = make_thread()
    against = make_link(
        thread.memberships.all()[0].claim,
        make_claim(content="a cracked rudder may be the cause"),
        relation=Link.Relation.CONTRADICTS,
    )
    page = as_analyst.get(f"/threads/{thread.pk}/").content.decode()
    assert page.count('class="claim"') == 2
    assert page.count('<circle class="dot"') == 2
    assert f"/links/?link={against.pk}" in page
    assert "this thread is a proposal" in page


def test_what_gives_only_its_day_comes_after_the_day_and_has_no_hour(as_editor: Client) -> None:
    day = dt.datetime(2026, 4, 2, tzinfo=dt.UTC)
    one, other = (
        make_claim(make_version(article=make_article(outlet=make_outlet(name), published=at)))
        for name, at in (("Coast Gazette", day), ("Sun", day.replace(hour=5, minute=40)))
    )
    gather([make_link(one, other, probability=0.9).one_id])
    page = as_editor.get(f"/threads/{one.membership.thread_id}/").content.decode()
    assert ">2 Apr 2026, 05:40</time> · <strong>Sun" in page
    assert ">2 Apr 2026</time> · <strong>Coast Gazette" in page
    assert page.index("<strong>Sun") < page.index("<strong>Coast Gazette")


def test_an_editor_reads_but_shapes_nothing(as_editor: Client) -> None:
    thread = make_thread()
    page = as_editor.get(f"/threads/{thread.pk}/").content.decode()
    assert "Split off" not in page
    assert as_editor.post(f"/threads/{thread.pk}/rename/", {"wording": "x"}).status_code == 403


def test_rename_split_merge_and_undo(as_analyst: Client) -> None:
    thread = make_thread()
    as_analyst.post(f"/threads/{thread.pk}/rename/", {"wording": "No boat"})
    thread.refresh_from_db()
    assert thread.wording == "No boat"
    claim = thread.memberships.all()[0].claim_id
    as_analyst.post(f"/threads/{thread.pk}/split/", {"claims": [claim]})
    apart = Thread.objects.latest("pk")
    assert [m.claim_id for m in apart.memberships.all()] == [claim]
    response = as_analyst.post(f"/threads/{apart.pk}/merge/", {"into": thread.pk}, follow=True)
    assert response.redirect_chain == [(f"/threads/{thread.pk}/", 302)]
    assert thread.memberships.count() == 2
    assert as_analyst.get(f"/threads/{apart.pk}/")["Location"] == f"/threads/{thread.pk}/"
    last = apart.shapings.all()[0]
    as_analyst.post(f"/threads/undo/{last.pk}/")
    assert thread.memberships.count() == 1


def test_threads_of_the_same_articles_are_offered_to_merge_with(as_analyst: Client) -> None:
    thread = make_thread()
    version = thread.memberships.all()[0].claim.run.version
    far = make_thread()
    near = make_link(make_claim(version, "will not sail"), probability=0.9)
    gather([near.one_id])
    page = as_analyst.get(f"/threads/{thread.pk}/").content.decode()
    assert f'<option value="{near.one.membership.thread_id}">' in page
    assert f'<option value="{thread.pk}">' not in page
    assert f'<option value="{far.pk}">' not in page


@pytest.mark.parametrize(
    ("deed", "data", "sentence"),
    [
        ("rename", {"wording": "  "}, "required"),
        ("split", {"claims": ["x"]}, "not all of them"),
        ("merge", {"into": "99999"}, "no such thread"),
    ],
)
def test_what_cannot_be_done_says_why(
    as_analyst: Client, deed: str, data: dict[str, object], sentence: str
) -> None:
    thread = make_thread()
    response = as_analyst.post(f"/threads/{thread.pk}/{deed}/", data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert thread.memberships.count() == 2


def test_the_list_takes_as_many_queries_for_many_threads(as_analyst: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            as_analyst.get("/threads/")
        return len(seen)

    make_thread()
    few = queries()
    for _ in range(12):
        make_thread()
    assert queries() == few


def test_a_thread_leads_to_its_claims_in_the_list_and_in_the_queue(
    as_analyst: Client, as_editor: Client
) -> None:
    make_claim(content="a cracked rudder may be the cause")
    thread = make_thread()
    shown = as_analyst.get(f"/threads/{thread.pk}/").content.decode()
    for address in (f"/claims/?thread={thread.pk}", f"/queue/?thread={thread.pk}"):
        assert f'href="{address}"' in shown
    listed = as_analyst.get(f"/claims/?thread={thread.pk}").content.decode()
    assert "2 claims" in listed
    assert thread.wording in listed
    assert "2 waiting" in as_analyst.get(f"/queue/?thread={thread.pk}").content.decode()
    assert "/queue/" not in as_editor.get(f"/threads/{thread.pk}/").content.decode()


def test_a_step_is_cut_shown_as_cut_and_taken_back(as_analyst: Client, as_editor: Client) -> None:
    thread = make_thread()
    step = next(iter(steps(thread).values()))
    place = f"/threads/{thread.pk}/"
    assert f'name="step" value="{step}"' in as_analyst.get(place).content.decode()
    answer = as_analyst.post(f"{place}rule/", {"step": step, "verdict": "cut", "place": "1"})
    assert answer["Location"] == f"{place}#step-1"
    shown = as_editor.get(place).content.decode()
    assert "Cut by arvid" in shown
    assert 'name="step"' not in shown
    ruling = thread.rulings.get()
    past = as_editor.get(f"/history/thread/{thread.pk}/").content.decode()
    assert "<strong>arvid</strong> step.cut" in past
    again = as_analyst.post(f"{place}rule/", {"step": step, "verdict": "confirmed"})
    assert (again.status_code, b"arvid was faster" in again.content) == (409, True)
    back = as_analyst.post(f"/rulings/{ruling.pk}/take-back/", {"place": "first"})
    assert back["Location"] == place
    assert thread.rulings.standing().count() == 0
    assert as_analyst.post(f"/rulings/{ruling.pk}/take-back/").status_code == 409


@pytest.mark.parametrize(
    ("data", "status"),
    [({}, 422), ({"step": "x", "verdict": "maybe"}, 422), ({"step": "x", "verdict": "cut"}, 409)],
)
def test_a_ruling_that_makes_no_sense_changes_nothing(
    as_analyst: Client, data: dict[str, str], status: int
) -> None:
    thread = make_thread()
    assert as_analyst.post(f"/threads/{thread.pk}/rule/", data).status_code == status
    assert thread.rulings.count() == 0


def test_who_may_not_rule_and_what_is_not_there(as_analyst: Client, as_editor: Client) -> None:
    assert as_editor.post(f"/threads/{make_thread().pk}/rule/").status_code == 403
    assert as_analyst.post("/threads/999999/rule/").status_code == 404
    assert as_analyst.post("/rulings/999999/take-back/").status_code == 404
