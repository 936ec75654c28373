from django.apps import AppConfig


class TranscriptsConfig(AppConfig):
    name = "interviews.transcripts"
    label = "transcripts"
