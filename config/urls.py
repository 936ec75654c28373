"""Every URL of Polyphony, room by room, lowest first."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("", include("interviews.projects.urls")),
    path("", include("interviews.transcripts.urls")),
    path("", include("interviews.words.urls")),
    path("", include("interviews.correcting.urls")),
    path("", include("interviews.recordings.urls")),
    path("", include("interviews.masking.urls")),
    path("", include("interviews.withdrawal.urls")),
    path("", include("coding.codebook.urls")),
    path("", include("coding.memos.urls")),
    path("", include("coding.discussion.urls")),
    path("", include("coding.themes.urls")),
    path("", include("coding.board.urls")),
    path("", include("coding.findings.urls")),
    path("", include("coding.pictures.urls")),
    path("", include("coding.manuscript.urls")),
    path("", include("coding.desk.urls")),
]
