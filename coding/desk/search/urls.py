from django.urls import path

from coding.desk.search import views

urlpatterns = [
    path("", views.search, name="search"),
    path("all/", views.look, name="search-all"),
    path("code/", views.code, name="search-code"),
]
