from django.urls import path

from coding.manuscript.views import checking, reporting

app_name = "manuscript"
urlpatterns = [
    path("projects/<slug:slug>/manuscript/", checking.manuscripts, name="manuscripts"),
    path("projects/<slug:slug>/manuscript/check/", checking.take_up_file, name="check"),
    path("projects/<slug:slug>/manuscript/rule/", checking.choose, name="choose-rule"),
    path("projects/<slug:slug>/manuscript/<uuid:manuscript>/", reporting.report, name="report"),
    path(
        "projects/<slug:slug>/manuscript/<uuid:manuscript>/export/",
        reporting.download,
        name="export",
    ),
    path(
        "projects/<slug:slug>/manuscript/<uuid:manuscript>/delete/",
        reporting.delete,
        name="delete",
    ),
    path(
        "projects/<slug:slug>/manuscript/<uuid:manuscript>/<uuid:quotation>/settle/",
        reporting.settle,
        name="settle",
    ),
]
