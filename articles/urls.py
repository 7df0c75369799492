from django.urls import path

from articles import views
from articles.feeds import views as feeds

app_name = "articles"
urlpatterns = [
    path("imports/", views.batches, name="batches"),
    path("imports/<int:pk>/", views.batch, name="batch"),
    path("imports/feeds/", feeds.feeds, name="feeds"),
    path("imports/feeds/<int:pk>/", feeds.feed, name="feed"),
    path("articles/", views.articles, name="list"),
]
