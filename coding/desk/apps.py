from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "coding.desk"
    label = "desk"
