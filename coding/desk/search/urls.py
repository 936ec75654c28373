from django.urls import path

from coding.desk.search import views

urlpatterns = [
    path("", views.search, name="search"),
    path("all/", views.look, name="search-all"),
    path("look/", views.look_at_all, name="search-look"),
    path("code/", views.code, name="search-code"),
]
