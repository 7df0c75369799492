"""Every address of the site; the apps are named as strings."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from claimtrack.account import account
from claimtrack.accounts.views import theme
from claimtrack.health import health

urlpatterns = [
    path("", include("claims.urls")),
    path("", include("articles.urls")),
    path(
        "login/",
        LoginView.as_view(template_name="login.html", redirect_authenticated_user=True),
        name="login",
    ),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("account/", account, name="account"),
    path("theme/", theme, name="theme"),
    path("health/", health, name="health"),
    path("admin/", admin.site.urls),
]
