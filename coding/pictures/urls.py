from django.urls import path

from coding.pictures import views

app_name = "pictures"
urlpatterns = [
    path("projects/<slug:slug>/pictures/<slug:kind>/", views.picture, name="picture"),
    path("projects/<slug:slug>/pictures/<slug:kind>/<slug:format>/", views.take_out, name="file"),
]
