from django.urls import URLPattern, include, path

app_name = "words"
_pages: list[URLPattern] = []

urlpatterns = [path("projects/<slug:slug>/", include(_pages))]
