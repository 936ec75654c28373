from django.urls import include, path

from interviews.recordings import views

app_name = "recordings"

_of_interview = [
    path("add/", views.add, name="add"),
    path("times/", views.times, name="times"),
]
_recordings = [
    path("sound/", views.sound, name="sound"),
    path("start/", views.set_start, name="set-start"),
    path("remove/", views.remove, name="remove"),
    path("delete/", views.delete, name="delete"),
]

urlpatterns = [
    path("projects/<slug:slug>/interviews/<uuid:interview>/recording/", include(_of_interview)),
    path("projects/<slug:slug>/recordings/<uuid:recording>/", include(_recordings)),
]
