from django.urls import path

from coding.desk.passages import one_passage, saved, together, use_of_code, views

urlpatterns = [
    path("", views.passages, name="passages"),
    path("recode/", together.recode, name="recode-own"),
    path("remove/", together.remove, name="remove-own"),
    path("saved/", saved.save, name="save-query"),
    path("saved/<uuid:query>/", saved.saved_query, name="saved-query"),
    path("saved/<uuid:query>/change/", saved.change, name="change-query"),
    path("saved/<uuid:query>/remove/", saved.remove, name="remove-query"),
    path("around/<uuid:interview>/", one_passage.around, name="around"),
    path("uses/<uuid:interview>/", one_passage.uses, name="uses"),
    path("of/<uuid:code>/use/", use_of_code.use_of_code, name="use-of-code"),
]
