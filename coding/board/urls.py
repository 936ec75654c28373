from django.urls import include, path

from coding.board.views import changing, keeping, showing

app_name = "board"

one_board = [
    path("", showing.board, name="board"),
    path("list/", showing.as_list, name="list"),
    path("changes/", showing.changes, name="changes"),
    path("picture.<str:format>", showing.picture, name="picture"),
    path("change/", changing.change, name="change"),
    path("put/", changing.put, name="put"),
    path("move/", changing.move, name="move"),
    path("note/", changing.note, name="note"),
    path("cards/", changing.cards, name="cards"),
    path("groups/", changing.make_group, name="make-group"),
    path("groups/<uuid:group>/", changing.change_group, name="change-group"),
    path("snapshots/", keeping.snapshots, name="snapshots"),
    path("keep/", keeping.keep, name="keep"),
]

one_snapshot = [
    path("", keeping.snapshot, name="snapshot"),
    path("picture.<str:format>", keeping.picture, name="snapshot-picture"),
    path("go-back/", keeping.go_back, name="go-back"),
    path("give-up/", keeping.give_up, name="give-up-snapshot"),
]

urlpatterns = [
    path("projects/<slug:slug>/board/", showing.boards, name="boards"),
    path("projects/<slug:slug>/board/begin/", changing.begin, name="begin"),
    path("projects/<slug:slug>/board/<uuid:board>/", include(one_board)),
    path("projects/<slug:slug>/board/snapshot/<uuid:snapshot>/", include(one_snapshot)),
]
