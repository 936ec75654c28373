from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "coding.demo"
    label = "demo"
