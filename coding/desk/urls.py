from django.urls import include, path

from coding.desk.coding_page import changes, changing, choosing_keys, coding, pins, views
from coding.desk.home import views as home

app_name = "desk"

coding_page = [
    path("", views.page, name="code"),
    path("turns/", views.turns, name="turns"),
    path("changes/", changes.changes, name="changes"),
    path("codes/", views.codes, name="codes"),
    path("apply/", changing.apply, name="apply"),
    path("coin/", changing.coin, name="coin"),
    path("through/", home.through, name="through"),
    path("left/", home.leave, name="leave"),
]

one_coding = [
    path("", coding.coding, name="coding"),
    path("remove/", changing.remove, name="remove-coding"),
    path("recode/", changing.change_code, name="recode"),
    path("bounds/", changing.bounds, name="bounds"),
    path("join/", changing.join, name="join-codings"),
    path("qualify/", changing.say_why, name="qualify"),
    path("still-fits/", changing.still_fits, name="still-fits"),
]

own_keys = [
    path("", choosing_keys.keys, name="keys"),
    path("choose/", choosing_keys.choose_keys, name="choose-keys"),
    path("reset/", choosing_keys.reset_keys, name="reset-keys"),
    path("plain/", choosing_keys.plain_keys, name="plain-keys"),
    path("pin/", pins.pin_code, name="pin-code"),
]

urlpatterns = [
    path("projects/<slug:slug>/keys/", include(own_keys)),
    path("projects/<slug:slug>/interviews/<uuid:interview>/code/", include(coding_page)),
    path("projects/<slug:slug>/seen/", home.seen, name="seen"),
    path("projects/<slug:slug>/passages/", include("coding.desk.passages.urls")),
    path("projects/<slug:slug>/search/", include("coding.desk.search.urls")),
    path("projects/<slug:slug>/codings/<uuid:coding>/", include(one_coding)),
]
