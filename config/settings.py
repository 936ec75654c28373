"""Settings of Polyphony: a laptop by default, a team server when DATABASE_URL says so."""

import os
import secrets
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels

from config import environment as env

# Lets ModelForm[Project] and the like be written as the type checker reads them.
django_stubs_ext.monkeypatch()

BASE_DIR = env.ROOT
HOME: Path = env.home()
TEAM_SERVER = "DATABASE_URL" in os.environ and not env.flag("POLYPHONY_LAPTOP")
DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret_key(HOME, required=TEAM_SERVER)
# What the demo study's people sign in with: different on every installation.
DEMO_PASSWORD = env.kept(HOME / "demo-password", secrets.token_hex(4))
# Apart from the database and from its backups; empty: "keys" in the state folder.
MASKING_KEYS_DIR = env.text("MASKING_KEYS_DIR", "")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "" if TEAM_SERVER else "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS", "")
if TEAM_SERVER and not ALLOWED_HOSTS:
    env.text("ALLOWED_HOSTS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "template_partials",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "interviews.projects",
    "interviews.transcripts",
    "interviews.words",
    "interviews.correcting",
    "interviews.recordings",
    "interviews.search",
    "interviews.masking",
    "interviews.withdrawal",
    "coding.codebook",
    "coding.segments",
    "coding.memos",
    "coding.discussion",
    "coding.themes",
    "coding.board",
    "coding.desk",
    "coding.findings",
    "coding.pictures",
    "coding.manuscript",
    "coding.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "interviews.projects.speaking.own_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "interviews.projects.middleware.refusals",
    "interviews.projects.middleware.private_pages",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "interviews.projects.context.project",
            ],
        },
    }
]

# Widgets are drawn from templates/ too.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# The laptop keeps one SQLite file; writers take the lock at once and readers never wait.
SQLITE = {
    "ENGINE": "interviews.projects.sqlite",
    "NAME": HOME / "polyphony.sqlite3",
    "CONN_MAX_AGE": None,  # opening the file takes longer than most pages' queries together
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
            "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456; PRAGMA secure_delete=ON;"
        ),
    },
    "TEST": {"NAME": str(HOME / "test.sqlite3")},
}
DATABASES = {"default": SQLITE}
if "DATABASE_URL" in os.environ:
    # What is asked again is not planned again: half of what a code applied cost PostgreSQL. Nor is
    # it compiled: for what the history asks, which takes a tenth of a second, that takes forty.
    PREPARED = {"server_side_binding": True, "prepare_threshold": 2, "options": "-c jit=off"}
    server = dj_database_url.parse(
        env.text("DATABASE_URL"), conn_max_age=600, conn_health_checks=True
    )
    DATABASES["default"] = {**server, "OPTIONS": {**PREPARED, **server.get("OPTIONS", {})}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL", None if TEAM_SERVER else "")
CELERY_BROKER_URL = env.broker_url(REDIS_URL)
JOBS_SENT_BY = "config.celery.app"

AUTH_USER_MODEL = "projects.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "interviews.projects.signing_up.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "interviews.projects.signing_up.SignUpName"
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if TEAM_SERVER else "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Polyphony"
MFA_ALLOW_UNVERIFIED_EMAIL = not TEAM_SERVER  # a laptop sends no mail to verify an address by
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "interviews.projects.signing_up.attempted_account"
# Failed sign-ins are counted once, in the database, where every web process sees them.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
AXES_VERBOSE = False

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if TEAM_SERVER:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = env.text("EMAIL_HOST")
    EMAIL_PORT = int(env.text("EMAIL_PORT", "587"))
    EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", True)
    DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]  # each named in itself
# What our pages say, and the accounts library anew in the same register (docs/languages.md).
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "accounts"]
FORMAT_MODULE_PATH = "config.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns where it is missing, and warnings are errors
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.flag("POLYPHONY_COLLECTED")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not env.flag("POLYPHONY_COLLECTED")

HTTPS = env.flag("HTTPS", TEAM_SERVER)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "polyphony_session"
CSRF_COOKIE_NAME = "polyphony_csrf"
LANGUAGE_COOKIE_NAME = "polyphony_language"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
CSRF_FAILURE_VIEW = "interviews.projects.access.without_token"
MESSAGE_TAGS = {message_levels.ERROR: "error"}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # importing says in a sentence that 100 is its limit
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
LARGEST_RECORDING = int(env.text("LARGEST_RECORDING_MB", "500")) * 1_000_000
# Of a whole request; importing says in a sentence that 100 MB is its limit.
LARGEST_REQUEST = max(LARGEST_RECORDING, 150_000_000) + 1_000_000
SILENCED_SYSTEM_CHECKS: list[str] = []
