from django.urls import path

from articles import views

app_name = "articles"
urlpatterns = [
    path("imports/", views.batches, name="batches"),
    path("imports/<int:pk>/", views.batch, name="batch"),
    path("articles/", views.articles, name="list"),
]
