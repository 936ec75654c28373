from django.urls import path

from interviews.projects import views

app_name = "projects"
urlpatterns = [
    path("", views.projects, name="projects"),
    path("live/", views.live, name="live"),
    path("projects/<slug:slug>/", views.home, name="home"),
    path("projects/<slug:slug>/history/", views.history, name="history"),
    path("projects/<slug:slug>/settings/", views.settings, name="settings"),
]
