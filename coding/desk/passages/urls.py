from django.urls import path

from coding.desk.passages import use_of_code, views

urlpatterns = [
    path("", views.passages, name="passages"),
    path("around/<uuid:interview>/", views.around, name="around"),
    path("uses/<uuid:interview>/", views.uses, name="uses"),
    path("of/<uuid:code>/use/", use_of_code.use_of_code, name="use-of-code"),
]
