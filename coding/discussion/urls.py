from django.urls import include, path

from coding.discussion.views import flagging, listing, talking

app_name = "discussion"

one_discussion = [
    path("", listing.discussion, name="discussion"),
    path("answer/", talking.answer_it, name="answer"),
    path("settle/", talking.settle_it, name="settle"),
    path("reopen/", talking.reopen_it, name="reopen"),
]

urlpatterns = [
    path("projects/<slug:slug>/discussion/", listing.discussions, name="discussions"),
    path("projects/<slug:slug>/discussion/flag/", flagging.form, name="form"),
    path("projects/<slug:slug>/discussion/open/", flagging.open_it, name="open"),
    path("projects/<slug:slug>/discussion/<uuid:discussion>/", include(one_discussion)),
]
