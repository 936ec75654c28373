from django.urls import path

from coding.desk.passages import one_passage, use_of_code, views

urlpatterns = [
    path("", views.passages, name="passages"),
    path("around/<uuid:interview>/", one_passage.around, name="around"),
    path("uses/<uuid:interview>/", one_passage.uses, name="uses"),
    path("of/<uuid:code>/use/", use_of_code.use_of_code, name="use-of-code"),
]
