from django.urls import include, path

from interviews.masking import leading, views

app_name = "masking"

_pages = [
    path("", views.names, name="names"),
    path("look/", views.look, name="look"),
    path("decide/", views.decide_one, name="decide"),
    path("leave/", views.leave_kind, name="leave-kind"),
    path("type/", views.type_one, name="type"),
    path("entries/<uuid:entry>/reconsider/", views.reconsider_one, name="reconsider"),
    path("entries/<uuid:entry>/undo/", leading.undo_one, name="undo-entry"),
    path("apply/", leading.apply, name="apply"),
    path("key/", leading.key, name="key"),
    path("sealed/<uuid:sealed>/", leading.sealed_file, name="sealed-file"),
    path("destroy/", leading.destroy_sealed, name="destroy"),
]

urlpatterns = [path("projects/<slug:slug>/masking/", include(_pages))]
