"""The page that compares, and the form that freezes."""

import pytest
from django.test import Client

from claims.models import Claim, Link, Report, Thread
from claims.reports.frozen import comparison
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role
from tests.cast import signed_in
from tests.claims.reports import handmade
from tests.editorial import make_report
from tests.factories import (
    make_claim,
    make_link,
    make_thread,
    make_user,
    make_view,
)
from tests.pages import page
from tests.queries import queries

HTMX = {"HX-Request": "true"}
FORM = {"title": "Ferry", "note": "Draft."}


def two_outlets(wording: str = "No ferry") -> Thread:
    accepted = Claim.Status.ACCEPTED
    return make_thread(make_claim(status=accepted), make_claim(status=accepted), wording=wording)


def test_nothing_is_chosen_yet(as_analyst: Client) -> None:
    assert "Choose what to compare" in page(as_analyst, "/compare/")


def test_a_row_with_its_cells_and_its_foot(as_analyst: Client) -> None:
    thread = two_outlets()
    shown = page(as_analyst, f"/compare/?thread={thread.pk}")
    assert shown.count('class="reports"><a href') == 2
    assert ">2 outlets</a>" in shown
    assert ">1 independent origin</a>" in shown
    assert "1 proposition in 2 outlets" in shown


def test_only_who_may_export_is_offered_to_freeze(as_analyst: Client, as_editor: Client) -> None:
    address = f"/compare/?thread={two_outlets().pk}"
    assert "Freeze as a report" not in page(as_analyst, address)
    assert "Freeze as a report" in page(as_editor, address)


def test_a_cell_opens_in_place_and_without_a_script(as_analyst: Client) -> None:
    thread = two_outlets()
    claim = thread.memberships.earliest("pk").claim
    outlet = claim.run.version.article.outlet_id
    address = f"/compare/?thread={thread.pk}&open={thread.pk}-{outlet}"
    characters = f'href="/articles/{claim.run.version.article_id}/?claim={claim.pk}#here"'
    assert characters in page(as_analyst, address)
    part = as_analyst.get(address, headers=HTMX).content.decode()
    assert part.lstrip().startswith(f'<tr id="opened-{thread.pk}"')
    assert characters in part
    closed = as_analyst.get(f"/compare/?thread={thread.pk}&open={thread.pk}-", headers=HTMX)
    assert "hidden" in closed.content.decode()
    assert characters not in closed.content.decode()


def test_a_figure_and_a_sentence_open_their_claims(as_analyst: Client) -> None:
    thread = two_outlets()
    for key in (f"{thread.pk}-outlets", "summary-0"):
        shown = page(as_analyst, f"/compare/?thread={thread.pk}&open={key}")
        assert shown.count('<li class="claim">') == 2


def test_a_contradiction_by_rule_says_so_and_opens(as_analyst: Client) -> None:
    thread, accepted = two_outlets(), Claim.Status.ACCEPTED
    against = make_link(
        thread.memberships.earliest("pk").claim,
        make_claim(status=accepted),
        relation=Link.Relation.CONTRADICTS,
        status=Link.Status.APPLIED,
    ).other
    shown = page(as_analyst, f"/compare/?thread={thread.pk}&open={thread.pk}-by_rule")
    assert ">1 contradiction by rule</a>" in shown
    assert shown.count('<li class="claim">') == 1
    assert f"?claim={against.pk}#here" in shown


def test_words_and_views_choose_threads(as_editor: Client, editor: User) -> None:
    two_outlets()
    response = as_editor.get("/compare/?q=ferry&since=2026-03-01")
    assert response["Location"] == "/compare/?claims=q%3Dferry&since=2026-03-01"
    view = make_view(editor, "denial=yes")
    response = as_editor.get(f"/compare/?view={view.pk}&thread=7")
    assert response["Location"] == "/compare/?thread=7&claims=denial%3Dyes"
    everything = make_view(editor, "")
    assert as_editor.get(f"/compare/?view={everything.pk}")["Location"] == "/compare/?claims=all"


def test_a_view_that_says_me_means_whoever_looks(as_editor: Client, editor: User) -> None:
    view = make_view(editor, "assigned=me")
    response = as_editor.get(f"/compare/?view={view.pk}")
    assert response["Location"] == "/compare/?claims=assigned%3Dedda"


def test_a_view_of_somebody_else_is_not_offered(as_editor: Client) -> None:
    view = make_view(make_user(), "denial=yes", shared=False)
    assert "Select a valid choice" in page(as_editor, f"/compare/?view={view.pk}")


def test_no_thread_is_left(as_analyst: Client) -> None:
    assert "No thread is left" in page(as_analyst, "/compare/?claims=q%3Dzebra")


def test_a_picked_thread_that_is_empty_by_now(as_analyst: Client) -> None:
    thread, empty = two_outlets(), Thread.objects.create(wording="Nothing")
    shown = page(as_analyst, f"/compare/?thread={thread.pk}&thread={empty.pk}")
    assert "Not all of the threads" in shown
    assert "Not all of the threads" not in page(as_analyst, f"/compare/?thread={thread.pk}")


def test_nobody_has_accepted_a_claim_yet(as_analyst: Client) -> None:
    thread = make_thread()
    shown = page(as_analyst, f"/compare/?thread={thread.pk}")
    assert "nobody has accepted one yet" in shown
    assert ">2 outlets</a>" in page(as_analyst, f"/compare/?thread={thread.pk}&waiting=yes")


def test_more_rows_than_a_page(as_analyst: Client) -> None:
    for number in range(11):
        two_outlets(f"Line {number} stays")
    shown = page(as_analyst, "/compare/?claims=all")
    assert shown.count('<tbody id="row-') == 10
    assert "Page 1 of 2" in shown
    assert page(as_analyst, "/compare/?claims=all&page=2").count('<tbody id="row-') == 1


def test_many_rows_are_summed_up_on_request(as_analyst: Client) -> None:
    for number in range(12):
        two_outlets(f"Line {number} stays")
    address = "/compare/?claims=all&page=2"
    unasked = page(as_analyst, address)
    assert "12 propositions in 24 outlets" not in unasked
    assert 'href="?claims=all&amp;page=2&amp;open=summary#summary"' in unasked
    asked = page(as_analyst, f"{address}&open=summary")
    assert "12 propositions in 24 outlets" in asked
    assert asked.count('<tbody id="row-') == 2
    part = as_analyst.get(f"{address}&open=summary", headers=HTMX).content.decode()
    assert part.lstrip().startswith('<section id="summary"')
    assert "12 propositions in 24 outlets" in part
    opened = as_analyst.get(f"{address}&open=summary-0", headers=HTMX).content.decode()
    assert opened.count('<li class="claim">') == 24


def test_summing_up_takes_as_many_queries_for_few_rows_as_for_many(as_analyst: Client) -> None:
    address = "/compare/?claims=all&open=summary"
    for number in range(11):
        two_outlets(f"Line {number} stays")
    few = queries(lambda: page(as_analyst, address))
    for number in range(11, 30):
        two_outlets(f"Line {number} stays")
    assert len(queries(lambda: page(as_analyst, address))) == len(few)


def test_as_many_queries_for_few_threads_as_for_many(as_analyst: Client) -> None:
    two_outlets()
    few = queries(lambda: page(as_analyst, "/compare/?claims=all"))
    for number in range(9):
        two_outlets(f"Line {number} stays")
    assert len(queries(lambda: page(as_analyst, "/compare/?claims=all"))) == len(few)


def test_ticked_threads_are_compared(as_analyst: Client) -> None:
    thread = two_outlets()
    listed = page(as_analyst, "/threads/")
    assert f'name="thread" value="{thread.pk}"' in listed
    assert 'action="/compare/"' in listed


@pytest.mark.django_db(transaction=True)
def test_freezing_makes_a_report() -> None:
    client = signed_in(make_user(Role.EDITOR))
    thread = two_outlets()
    rows = {f"note-{thread.pk}": "Ask Ada.", f"credibility-{thread.pk}": "2"}
    response = client.post(f"/compare/freeze/?thread={thread.pk}", FORM | rows)
    report = Report.objects.get()
    assert response["Location"] == f"/reports/{report.number}/"
    [row] = comparison(report).rows
    assert (row.note, row.credibility) == ("Ask Ada.", "2")


@pytest.mark.django_db(transaction=True)
def test_what_was_withdrawn_while_the_form_was_open_is_not_superseded() -> None:
    editor = make_user(Role.EDITOR)
    client, thread, old = signed_in(editor), two_outlets(), make_report(editor)
    Report.objects.update(status=Report.Status.WITHDRAWN, reason="Wrong night.")
    given = FORM | {f"credibility-{thread.pk}": "6", "supersedes": old.pk}
    response = client.post(f"/compare/freeze/?thread={thread.pk}", given)
    assert response.status_code == 422
    assert "not current any more" in response.content.decode()
    assert Report.objects.count() == 1


def test_a_form_without_a_title_is_shown_again(as_editor: Client) -> None:
    thread = two_outlets()
    response = as_editor.post(f"/compare/freeze/?thread={thread.pk}", {"note": "Kept."})
    assert response.status_code == 422
    assert "Nothing was frozen yet" in response.content.decode()
    assert "Kept." in response.content.decode()


def test_freezing_in_place_of_a_report_begins_with_what_that_had(
    as_editor: Client, editor: User
) -> None:
    report = make_report(editor, handmade.comparison(title="Ferry, second count"))
    thread = two_outlets()
    shown = page(as_editor, f"/compare/freeze/?thread={thread.pk}&supersedes={report.pk}")
    assert 'value="Ferry, second count"' in shown
    assert f'<option value="{report.pk}" selected>' in shown


def test_nothing_to_freeze(as_editor: Client) -> None:
    assert "nothing to freeze" in page(as_editor, "/compare/freeze/")
