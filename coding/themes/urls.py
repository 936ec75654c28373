from django.urls import path

from coding.themes.views import evidence, quotes, themes

app_name = "themes"
urlpatterns = [
    path("projects/<slug:slug>/themes/", themes.themes, name="themes"),
    path("projects/<slug:slug>/themes/compose/", themes.compose, name="compose"),
    path("projects/<slug:slug>/themes/join/", evidence.join, name="join"),
    path("projects/<slug:slug>/themes/<uuid:theme>/", themes.theme, name="theme"),
    path("projects/<slug:slug>/themes/<uuid:theme>/change/", themes.change, name="change"),
    path("projects/<slug:slug>/themes/<uuid:theme>/set-aside/", themes.set_aside, name="set-aside"),
    path(
        "projects/<slug:slug>/evidence/<uuid:evidence>/change/",
        evidence.change_joined,
        name="change-joined",
    ),
    path(
        "projects/<slug:slug>/evidence/<uuid:evidence>/take-away/",
        evidence.take_one_away,
        name="take-away",
    ),
    path("projects/<slug:slug>/evidence/<uuid:evidence>/quote/", evidence.quote, name="make-quote"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/", quotes.quote, name="quote"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/mark/", quotes.mark, name="mark"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/remove/", quotes.remove, name="remove-quote"),
]
