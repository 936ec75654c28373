from django.urls import include, path

from interviews.correcting.views import correcting, publishing, settling

app_name = "correcting"

_pages = [
    path("correct/", correcting.page, name="correct"),
    path("correct/turns/<int:place>/<int:part>/", correcting.turn, name="turn"),
    path("correct/turns/<int:place>/<int:part>/do/", correcting.correct_turn, name="correct-turn"),
    path("correct/take-in/", correcting.take_in, name="take-in"),
    path("correct/renew/", correcting.renew, name="renew"),
    path("correct/discard/", correcting.discard, name="discard"),
    path("correct/review/", publishing.review, name="review"),
    path("correct/publish/", publishing.publish, name="publish"),
    path("versions/", publishing.versions, name="versions"),
    path("versions/compare/", publishing.compare, name="compare"),
    path("versions/<uuid:version>/back/", publishing.back, name="back"),
    path("settle/", settling.settle, name="settle"),
    path("settle/<uuid:anchor>/", settling.settle_one, name="settle-one"),
]

urlpatterns = [path("projects/<slug:slug>/interviews/<uuid:interview>/", include(_pages))]
