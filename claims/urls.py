from django.urls import path

from claims import views
from claims.changes import views as changes
from claims.parties import views as parties
from claims.reports import views as reports
from claims.review import bulk_views as bulk
from claims.review import editor, views_saved, views_second, views_turns
from claims.review import link_views as links
from claims.review import thread_views as threads
from claims.review import threshold_views as thresholds
from claims.review import views as review
from claims.search import views as search

app_name = "claims"
urlpatterns = [
    path("", views.home, name="home"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("texts/<int:pk>/reading/", views.reading_state, name="reading"),
    path("texts/<int:pk>/read-anyway/", views.read_anyway, name="read_anyway"),
    path("reread/", views.reread, name="reread"),
    path("articles/<int:pk>/changes/", changes.changes, name="changes"),
    path("imports/<int:pk>/roll-back/", views.roll_back, name="roll_back"),
    path("queue/", review.queue, name="queue"),
    path("queue/next/", review.following, name="following"),
    path("queue/assign/", views_turns.assign_many, name="assign_many"),
    path("views/", views_saved.views, name="views"),
    path("views/side-bar/", views_saved.side_bar, name="side_bar"),
    path("views/<int:pk>/", views_saved.change, name="view"),
    path("views/<int:pk>/take-away/", views_saved.take_away, name="take_view_away"),
    path("disputes/", views_second.disputes, name="disputes"),
    path("disputes/<int:pk>/", views_second.dispute, name="dispute"),
    path("agreement/", views_second.agreement, name="agreement"),
    path("claims/", views.claims, name="list"),
    path("claims/export.csv", reports.export_csv, name="export"),
    path("claims/<int:pk>/decide/", review.decide, name="decide"),
    path("claims/<int:pk>/hold/", views_turns.hold, name="hold"),
    path("claims/<int:pk>/let-go/", views_turns.let_go, name="let_go"),
    path("claims/<int:pk>/assign/", views_turns.assign_one, name="assign"),
    path("claims/<int:pk>/history/", views.history, name="history"),
    path("bulk/", bulk.prepare, name="bulk_prepare"),
    path("bulk/<int:pk>/", bulk.bulk, name="bulk"),
    path("bulk/<int:pk>/start/", bulk.start, name="bulk_start"),
    path("bulk/<int:pk>/leave/", bulk.leave, name="bulk_leave"),
    path("bulk/<int:pk>/take-back/", bulk.take_back, name="bulk_take_back"),
    path("parties/", parties.parties, name="parties"),
    path("parties/<int:pk>/", parties.party, name="party"),
    path("parties/<int:pk>/describe/", parties.describe, name="party_describe"),
    path("parties/<int:pk>/aliases/", parties.add_alias, name="party_add_alias"),
    path("aliases/<int:pk>/remove/", parties.remove_alias, name="party_remove_alias"),
    path("parties/<int:pk>/merge/", parties.merge, name="party_merge"),
    path("parties/<int:pk>/split/", parties.split, name="party_split"),
    path("regroupings/<int:pk>/take-back/", parties.take_back, name="party_take_back"),
    path("history/<str:kind>/<int:pk>/", views.trail, name="trail"),
    path("search/", search.search, name="search"),
    path("queue/claims/<int:pk>/correct/", editor.correct, name="correct"),
    path("queue/texts/<int:pk>/add/", editor.add, name="add"),
    path("queue/texts/<int:pk>/parties/", editor.suggest, name="suggest"),
    path("reviews/<int:pk>/why/", review.say_why, name="say_why"),
    path("links/", links.links, name="links"),
    path("links/<int:pk>/judge/", links.judge, name="judge"),
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
    path("threads/undo/<int:pk>/", threads.undo, name="undo_shaping"),
    path("reviews/undo/", review.undo, name="undo"),
]
