from django.urls import path

from coding.findings import paper_views, table_views, views

app_name = "findings"
urlpatterns = [
    path("projects/<slug:slug>/findings/", views.findings, name="findings"),
    path("projects/<slug:slug>/findings/participants/", paper_views.paper, name="paper-table"),
    path(
        "projects/<slug:slug>/findings/participants/choose/",
        paper_views.choose,
        name="choose-paper-table",
    ),
    path("projects/<slug:slug>/findings/tables/<slug:kind>/", table_views.table, name="table"),
    path(
        "projects/<slug:slug>/findings/tables/<slug:kind>/remember/",
        table_views.remember,
        name="remember-table",
    ),
    path(
        "projects/<slug:slug>/findings/themes/<uuid:theme>/",
        table_views.behind_theme,
        name="behind-theme",
    ),
    path("projects/<slug:slug>/findings/export/", views.download, name="export"),
]
