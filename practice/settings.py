"""Every setting of the practice, typed, from the environment (see docs/production.env.example).

A missing or malformed value stops the start with a sentence that says how to fix it; no default is insecure.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environs
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from practice import environment

env = environs.Env()
BASE_DIR = Path(__file__).resolve().parent.parent


def _flag(name: str) -> bool:
    try:
        return env.bool(name, default=False)
    except environs.EnvError:
        raise ImproperlyConfigured(f"{name} must be 1 or 0 (or left out, which means 0).") from None


DATA_DIR = environment.folder(env.str("DATA_DIR", default="") or str(BASE_DIR / "data"))
SECRET_KEY = environment.key("SECRET_KEY", env.str("SECRET_KEY", default=""))
SERVER_KEY = environment.key("SERVER_KEY", env.str("SERVER_KEY", default=""))
if SECRET_KEY == SERVER_KEY:
    raise ImproperlyConfigured("SERVER_KEY and SECRET_KEY are the same: a leak of one must not be a leak of both.")

ALLOWED_HOSTS = environment.hosts(env.list("ALLOWED_HOSTS", default=[]))
DEBUG = environment.debug(_flag("DEBUG"), ALLOWED_HOSTS)
SITE_URL = environment.site_url(env.str("SITE_URL", default=f"https://{ALLOWED_HOSTS[0]}"), ALLOWED_HOSTS)
TRUSTED_PROXIES = environment.networks(env.list("TRUSTED_PROXIES", default=[]))
WEB_WORKERS = environment.workers(env.str("WEB_WORKERS", default="2"))
THREADS_PER_WORKER = 8
HTTPS = SITE_URL.startswith("https:")

DATABASES = {
    "default": environment.database(
        env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/secure_base.sqlite3"), pool_size=THREADS_PER_WORKER
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MAIL_URL = env.str("MAIL_URL", default="file:")
MAILERS = environment.mailers(MAIL_URL, DATA_DIR / "mail")
DEFAULT_FROM_EMAIL = environment.mail_from(MAIL_URL, urlsplit(SITE_URL).hostname or "localhost")

INSTALLED_APPS = [
    "practice.apps.PracticeConfig",
    "articles.apps.ArticlesConfig",
    "intake.apps.IntakeConfig",
    "crispy_forms",
    "django_prose_editor",
    "practice.apps.PracticeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "practice.middleware.TrustedProxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "practice.middleware.PageHeaders",
    "practice.middleware.PathLanguage",
    "practice.middleware.RequestLimits",
    "practice.middleware.PracticeTime",
    "articles.leading_on.LeadingOn",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "practice.urls"
WSGI_APPLICATION = "practice.wsgi.application"
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
                "django.template.context_processors.csp",
                "practice.context.practice",
                "articles.context.navigation",
                "articles.context.newest",
                "articles.context.own_address",
                "intake.lock_context.lock",
                "intake.context.set_up",
            ],
        },
    },
]
CRISPY_TEMPLATE_PACK = "secure_base"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("secure_base",)

AUTH_USER_MODEL = "practice.Staff"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        # The name that readers see stands under every article: it is the first that anybody would try.
        "OPTIONS": {"user_attributes": ("username", "display_name", "first_name", "last_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "practice.formats"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "practice.static_storage.JoinedStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Source maps are for developer tools; compressing them takes longer than everything else together.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# Where a request may be larger than a form, in bytes: only pages that practice/uploads.py guards, which take less.
LARGER_BODIES = {
    "/admin/articles/image/add/": 64 * 1024 * 1024,
    "/admin/articles/image/<number>/replace/": 64 * 1024 * 1024,
    "/admin/articles/article/import/": 64 * 1024 * 1024,
    "/admin/welcome/you/": 64 * 1024 * 1024,
}

# Chromium keeps __Host- cookies on http://127.0.0.1, other clients do not: the prefix follows the scheme.
_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}staff"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"{_PREFIX}form"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "practice.views.form_expired"
VISIT_COOKIE_NAME = f"{_PREFIX}visit"
UNLOCK_COOKIE_NAME = f"{_PREFIX}unlock"

SECURE_SSL_REDIRECT = HTTPS
# Whoever asks whether the practice answers, on this machine, does not come through the proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
# The admin's editor needs an inline import map, so only there scripts may also carry a nonce.
ADMIN_CSP = SECURE_CSP | {"script-src": [CSP.SELF, CSP.NONCE], "style-src": [CSP.SELF, CSP.NONCE]}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "practice.logs.NothingPrivate"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
DEFAULT_EXCEPTION_REPORTER = "practice.logs.WithoutWords"
DEFAULT_EXCEPTION_REPORTER_FILTER = "practice.logs.NoLocals"
