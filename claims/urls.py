from django.urls import path

from claims import views
from claims.api import views as tokens
from claims.api.addresses import api
from claims.changes import views as changes
from claims.parties import proposal_views
from claims.parties import views as parties
from claims.reports import compare_views as comparing
from claims.reports import file_views as files
from claims.reports import report_views, sensitivity_views
from claims.reports import views as reports
from claims.review import bulk_views as bulk
from claims.review import editor, saved_views, second_views, turn_views
from claims.review import fit_views as fits
from claims.review import link_views as links
from claims.review import thread_views as threads
from claims.review import threshold_views as thresholds
from claims.review import views as review
from claims.search import views as search
from claims.stories import views as stories

app_name = "claims"
urlpatterns = [
    path("", views.home, name="home"),
    path("help/", views.how_it_works, name="help"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("texts/<int:pk>/reading/", views.reading_state, name="reading"),
    path("texts/<int:pk>/read-anyway/", views.read_anyway, name="read_anyway"),
    path("reread/", views.reread, name="reread"),
    path("articles/<int:pk>/changes/", changes.changes, name="changes"),
    path("imports/<int:pk>/roll-back/", views.roll_back, name="roll_back"),
    path("queue/", review.queue, name="queue"),
    path("queue/next/", review.following, name="following"),
    path("queue/assign/", turn_views.assign_many, name="assign_many"),
    path("views/", saved_views.views, name="views"),
    path("views/side-bar/", saved_views.side_bar, name="side_bar"),
    path("views/<int:pk>/", saved_views.change, name="view"),
    path("views/<int:pk>/take-away/", saved_views.take_away, name="take_view_away"),
    path("disputes/", second_views.disputes, name="disputes"),
    path("disputes/<int:pk>/", second_views.dispute, name="dispute"),
    path("agreement/", second_views.agreement, name="agreement"),
    path("claims/", views.claims, name="list"),
    path("claims/export.csv", reports.export_csv, name="export"),
    path("claims/<int:pk>/decide/", review.decide, name="decide"),
    path("claims/<int:pk>/hold/", turn_views.hold, name="hold"),
    path("claims/<int:pk>/let-go/", turn_views.let_go, name="let_go"),
    path("claims/<int:pk>/assign/", turn_views.assign_one, name="assign"),
    path("claims/<int:pk>/history/", views.history, name="history"),
    path("bulk/", bulk.prepare, name="bulk_prepare"),
    path("bulk/<int:pk>/", bulk.bulk, name="bulk"),
    path("bulk/<int:pk>/start/", bulk.start, name="bulk_start"),
    path("bulk/<int:pk>/leave/", bulk.leave, name="bulk_leave"),
    path("bulk/<int:pk>/take-back/", bulk.take_back, name="bulk_take_back"),
    path("parties/", parties.parties, name="parties"),
    path("parties/proposals/", proposal_views.proposals, name="party_proposals"),
    path("parties/proposals/undo/", proposal_views.undo, name="party_proposal_undo"),
    path("parties/proposals/<int:pk>/", proposal_views.answer, name="party_proposal_answer"),
    path("parties/by-rule/<int:pk>/", proposal_views.take_back, name="party_by_rule_back"),
    path("parties/<int:pk>/", parties.party, name="party"),
    path("parties/<int:pk>/describe/", parties.describe, name="party_describe"),
    path("parties/<int:pk>/aliases/", parties.add_alias, name="party_add_alias"),
    path("aliases/<int:pk>/remove/", parties.remove_alias, name="party_remove_alias"),
    path("parties/<int:pk>/merge/", parties.merge, name="party_merge"),
    path("parties/<int:pk>/split/", parties.split, name="party_split"),
    path("regroupings/<int:pk>/take-back/", parties.take_back, name="party_take_back"),
    path("audit/", views.audit, name="audit"),
    path("history/<str:kind>/<int:pk>/", views.trail, name="trail"),
    path("search/", search.search, name="search"),
    path("queue/claims/<int:pk>/correct/", editor.correct, name="correct"),
    path("queue/texts/<int:pk>/add/", editor.add, name="add"),
    path("queue/texts/<int:pk>/parties/", editor.suggest, name="suggest"),
    path("reviews/<int:pk>/why/", review.say_why, name="say_why"),
    path("links/", links.links, name="links"),
    path("links/<int:pk>/judge/", links.judge, name="judge"),
    path("links/fits/", fits.fits, name="fits"),
    path("links/fits/learn/", fits.learn_links, name="learn_links"),
    path("links/fits/<int:pk>/", fits.fit, name="fit"),
    path("links/fits/<int:pk>/use/", fits.use_fit, name="use_fit"),
    path("links/thresholds/", thresholds.thresholds, name="thresholds"),
    path("links/thresholds/choose/", thresholds.choose_thresholds, name="choose_thresholds"),
    path(
        "links/thresholds/<int:pk>/take-back/",
        thresholds.take_thresholds_back,
        name="take_thresholds_back",
    ),
    path("links/undo/", links.undo, name="undo_judgement"),
    path("threads/", threads.threads, name="threads"),
    path("threads/<int:pk>/", threads.thread, name="thread"),
    path("threads/<int:pk>/rename/", threads.rename, name="rename"),
    path("threads/<int:pk>/split/", threads.split, name="split"),
    path("threads/<int:pk>/merge/", threads.merge, name="merge"),
    path("threads/<int:pk>/story/", stories.story, name="story"),
    path("stories/", stories.stories, name="stories"),
    path("threads/<int:pk>/rule/", threads.rule, name="rule"),
    path("rulings/<int:pk>/take-back/", threads.take_back, name="take_ruling_back"),
    path("threads/undo/<int:pk>/", threads.undo, name="undo_shaping"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("api/v1/", api.urls),
    path("compare/", comparing.compare, name="compare"),
    path("compare/freeze/", comparing.freeze, name="freeze"),
    path("reports/", report_views.reports, name="reports"),
    path("reports/<int:pk>/", report_views.report, name="report"),
    path("reports/<int:pk>/withdraw/", report_views.withdraw, name="withdraw_report"),
    path("reports/<int:pk>/reinstate/", report_views.reinstate, name="reinstate_report"),
    path("withdraw/", sensitivity_views.sensitivity, name="sensitivity"),
    path("reports/<int:pk>/files/", files.report_files, name="report_files"),
    path("reports/<int:pk>/files/make/", files.make_report_file, name="report_file_make"),
    path("reports/<int:pk>/files/delete/", files.delete_report_file, name="report_file_delete"),
    path("reports/<int:pk>/file.<str:key>", files.report_file, name="report_file"),
    path("reviews/undo/", review.undo, name="undo"),
]
