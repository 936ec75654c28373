from django.urls import include, path

from coding.memos.views import changing, listing, writing

app_name = "memos"

one_memo = [
    path("", listing.memo, name="memo"),
    path("edit/", changing.edit, name="edit"),
    path("change/", changing.change, name="change"),
    path("share/", changing.share, name="share"),
    path("keep-private/", changing.keep_private, name="keep-private"),
    path("remove/", changing.remove, name="remove"),
]

urlpatterns = [
    path("projects/<slug:slug>/memos/", listing.memos, name="memos"),
    path("projects/<slug:slug>/memos/write/", writing.form, name="form"),
    path("projects/<slug:slug>/memos/add/", writing.add, name="add"),
    path("projects/<slug:slug>/memos/<uuid:memo>/", include(one_memo)),
]
