from django.apps import AppConfig


class MemosConfig(AppConfig):
    name = "coding.memos"
    label = "memos"
