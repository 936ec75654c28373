from django.urls import path

from coding.findings import views

app_name = "findings"
urlpatterns = [
    path("projects/<slug:slug>/findings/", views.findings, name="findings"),
    path("projects/<slug:slug>/findings/export/", views.download, name="export"),
]
