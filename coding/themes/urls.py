from django.urls import path

from coding.themes.views import (
    choosing,
    evidence,
    quote_list,
    quote_style,
    quotes,
    standing,
    themes,
    versions,
)

app_name = "themes"
THEME = "projects/<slug:slug>/themes/<uuid:theme>/"
EVIDENCE = "projects/<slug:slug>/evidence/<uuid:evidence>/"
urlpatterns = [
    path("projects/<slug:slug>/themes/", themes.themes, name="themes"),
    path("projects/<slug:slug>/themes/compose/", themes.compose, name="compose"),
    path("projects/<slug:slug>/themes/join/", evidence.join, name="join"),
    path(THEME, themes.theme, name="theme"),
    path(f"{THEME}change/", themes.change, name="change"),
    path(f"{THEME}move/", themes.move, name="move"),
    path(f"{THEME}set-aside/", standing.set_aside, name="set-aside"),
    path(f"{THEME}take-up/", standing.take_up, name="take-up"),
    path(f"{THEME}codes/", standing.codes, name="codes"),
    path(f"{THEME}note/", standing.note, name="note"),
    path(f"{THEME}answer/", standing.answer, name="answer"),
    path(f"{THEME}choose/", choosing.choose, name="choose"),
    path(f"{THEME}join/", choosing.join_many, name="join-many"),
    path(f"{THEME}versions/", versions.versions, name="versions"),
    path("projects/<slug:slug>/answers/<uuid:answer>/ask/", standing.ask, name="ask"),
    path(f"{EVIDENCE}change/", evidence.change_joined, name="change-joined"),
    path(f"{EVIDENCE}move/", evidence.move, name="move-evidence"),
    path(f"{EVIDENCE}take-away/", evidence.take_one_away, name="take-away"),
    path(f"{EVIDENCE}quote/", evidence.quote, name="make-quote"),
    path("projects/<slug:slug>/quotes/", quote_list.quotes, name="quotes"),
    path("projects/<slug:slug>/quotes/style/", quote_style.style, name="quote-style"),
    path("projects/<slug:slug>/quotes/style/choose/", quote_style.choose, name="choose-style"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/", quotes.quote, name="quote"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/mark/", quotes.mark, name="mark"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/part/", quotes.part, name="choose-part"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/use/", quotes.use, name="use-quote"),
    path("projects/<slug:slug>/quotes/<uuid:quote>/remove/", quotes.remove, name="remove-quote"),
]
