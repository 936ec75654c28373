from django.urls import path

from coding.desk.passages import views

urlpatterns = [
    path("", views.passages, name="passages"),
    path("around/<uuid:interview>/", views.around, name="around"),
    path("uses/<uuid:interview>/", views.uses, name="uses"),
]
