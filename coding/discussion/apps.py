from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "coding.discussion"
    label = "discussion"
