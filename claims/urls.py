from django.urls import path

from claims import views
from claims.reports import views as reports
from claims.review import editor
from claims.review import views as review

app_name = "claims"
urlpatterns = [
    path("", views.home, name="home"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("imports/<int:pk>/roll-back/", views.roll_back, name="roll_back"),
    path("queue/", review.queue, name="queue"),
    path("claims/", views.claims, name="list"),
    path("claims/export.csv", reports.export_csv, name="export"),
    path("claims/<int:pk>/decide/", review.decide, name="decide"),
    path("claims/<int:pk>/history/", views.history, name="history"),
    path("queue/claims/<int:pk>/correct/", editor.correct, name="correct"),
    path("queue/texts/<int:pk>/add/", editor.add, name="add"),
    path("queue/texts/<int:pk>/parties/", editor.suggest, name="suggest"),
    path("reviews/<int:pk>/why/", review.say_why, name="say_why"),
    path("reviews/undo/", review.undo, name="undo"),
]
