from django.urls import path

from coding.findings import paper_views, views

app_name = "findings"
urlpatterns = [
    path("projects/<slug:slug>/findings/", views.findings, name="findings"),
    path("projects/<slug:slug>/findings/participants/", paper_views.paper, name="paper-table"),
    path(
        "projects/<slug:slug>/findings/participants/choose/",
        paper_views.choose,
        name="choose-paper-table",
    ),
    path("projects/<slug:slug>/findings/export/", views.download, name="export"),
]
