from django.urls import path

from coding.themes.views import evidence, quote_list, quote_style, quotes, themes

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
    path("projects/<slug:slug>/quotes/", quote_list.quotes, name="quotes"),
    path("projects/<slug:slug>/quotes/style/", quote_style.style, name="quote-style"),
    path("projects/<slug:slug>/quotes/style/choose/", quote_style.choose, name="choose-style"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/", quotes.quote, name="quote"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/mark/", quotes.mark, name="mark"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/part/", quotes.part, name="choose-part"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/use/", quotes.use, name="use-quote"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/remove/", quotes.remove, name="remove-quote"),
]
