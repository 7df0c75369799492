from django.urls import path

from articles.feeds import views as feeds
from articles.views import articles, batch, columns, desk, differences, families

app_name = "articles"
urlpatterns = [
    path("imports/", desk.batches, name="batches"),
    path("imports/<int:pk>/", batch.batch, name="batch"),
    path("imports/<int:pk>/commit/", batch.commit, name="commit"),
    path("imports/<int:pk>/discard/", batch.discard, name="discard"),
    path("imports/<int:pk>/retry/", batch.retry, name="retry"),
    path("imports/<int:pk>/fill/", batch.fill, name="fill"),
    path("imports/<int:pk>/failed.csv", batch.failed_csv, name="failed"),
    path("imports/files/<int:pk>/columns/", columns.columns, name="columns"),
    path("imports/feeds/", feeds.feeds, name="feeds"),
    path("imports/feeds/<int:pk>/", feeds.feed, name="feed"),
    path("imports/items/<int:pk>/mend/", batch.mend_item, name="mend"),
    path("imports/items/<int:pk>/differences/", differences.differences_of, name="differences"),
    path("copies/<int:pk>/", families.family, name="family"),
    path("copies/<int:pk>/origin/", families.origin, name="origin"),
    path("copies/<int:pk>/take-out/", families.take_out, name="take_out"),
    path("articles/", articles.articles, name="list"),
]
