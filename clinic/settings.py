"""All settings, read from the environment. Production is the default and refuses to start half configured;
DEBUG=1 is a developer's machine and needs nothing else.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from clinic import env
from clinic.richtext import editor
from clinic.richtext.checks import weaknesses

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = env.boolean("DEBUG", False)

if DEBUG:
    SECRET_KEY = env.text("SECRET_KEY", "for development only, never for a clinic: not a secret at all")
    ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
    SITE_URL = env.origin("SITE_URL", "http://127.0.0.1:8000")
    EMBEDDED = {
        "ENGINE": "clinic.embedded",
        "NAME": env.text("EMBEDDED_DATABASE", "postgres"),
        "HOST": str(BASE_DIR / ".postgres"),
    }
    DATABASES = {"default": env.database("DATABASE_URL") if env.text("DATABASE_URL", "") else EMBEDDED}
else:
    SECRET_KEY = env.text("SECRET_KEY")
    ALLOWED_HOSTS = env.names("ALLOWED_HOSTS")
    SITE_URL = env.origin("SITE_URL")
    # Connections last, and one that the database dropped meanwhile is made anew.
    DATABASES = {"default": env.database("DATABASE_URL") | {"CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True}}
# A proxy that says in its headers who asks and how: believed only when there is one.
BEHIND_PROXY = env.boolean("BEHIND_PROXY", False)

INSTALLED_APPS = [
    "clinic.staff.apps.StaffConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "ckeditor",
    "csp",
    "pgtrigger",
    "clinic.richtext",
    "clinic.library",
    "clinic.publishing",
    "clinic.practice",
    "clinic.topics",
    "treatments",
    "articles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "clinic.pagecache.unavailable.while_away",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
if DEBUG:
    INSTALLED_APPS.append("clinic.demonstration")
    AUTHENTICATION_BACKENDS.append("clinic.demonstration.backends.DemonstrationBackend")

ROOT_URLCONF = "clinic.urls"
WSGI_APPLICATION = "clinic.wsgi.application"
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
                "clinic.practice.frame.frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # finds the editor's template among ours
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Megabytes of finished answers that each process keeps in memory.
PAGE_CACHE_MB = env.integer("PAGE_CACHE_MB", 64)

# Mail to the next person in line. Developers read it on the console.
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "clinic@localhost")
if DEBUG:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
    EMAIL_PORT = env.integer("EMAIL_PORT", 25)
    EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS", False)
    EMAIL_TIMEOUT = 10  # seconds: nobody waits longer for a step that is taken already

LANGUAGE_CODE = "en-us"
TIME_ZONE = env.text("TIME_ZONE", "America/New_York")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "collected"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "clinic.richtext.static.WithoutUnusedParts",
]
if not DEBUG:
    MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

# Pictures. An upload is kept in memory, bounded, and no form takes more than one.
MEDIA_URL = "media/"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(BASE_DIR / "media")))
FILE_UPLOAD_HANDLERS = ["clinic.library.uploads.BoundedUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 1
PICTURES = {"USE_PLACEHOLDERS": False}

CKEDITOR_CONFIGS = {"default": editor.CONFIG}
# A treatment with many rows posts many fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# Only forms with the editor loosen this: clinic/richtext/editor.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The editor's package warns that CKEditor 4 is no longer maintained. It is silenced while clinic/richtext contains it.
_is_contained = not weaknesses(CKEDITOR_CONFIGS, INSTALLED_APPS, CONTENT_SECURITY_POLICY["DIRECTIVES"])
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"] if _is_contained else []
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if not DEBUG:
    SECURE_SSL_REDIRECT = env.boolean("SECURE_SSL_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^health/"]  # whoever watches the server asks it directly
    SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
