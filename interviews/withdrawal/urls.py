from django.urls import include, path

from interviews.withdrawal import views

app_name = "withdrawal"

_pages = [
    path("participants/<uuid:participant>/withdraw/", views.withdraw_participant, name="withdraw"),
    path("withdrawals/<uuid:withdrawal>/", views.tombstone, name="tombstone"),
    path("withdrawals/<uuid:withdrawal>/go-on/", views.go_on, name="go-on"),
]

urlpatterns = [path("projects/<slug:slug>/", include(_pages))]
