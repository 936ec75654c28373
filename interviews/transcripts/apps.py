from django.apps import AppConfig


class TranscriptsConfig(AppConfig):
    name = "interviews.transcripts"
    label = "transcripts"

    def ready(self) -> None:
        from interviews.transcripts import reading

        assert reading.read_files
