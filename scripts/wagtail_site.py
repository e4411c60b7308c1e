"""Writes the site of Wagtail’s that the practice is measured beside: what its own command makes, an article and a form.

It is as plain as one can be: no menu, no picture, no list of newer articles. Its form asks what a first letter does.
"""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

NAME = "measured"
ARTICLE, FORM, THANKS = "/article/", "/letter/", "Your letter has arrived."
# What the first pages of the intake ask, in the kinds of field that Wagtail’s form builder has.
FIELDS = [
    {"label": label, "clean_name": name, "field_type": kind, "choices": choices, "required": required}
    for name, label, kind, choices, required in (
        ("age", "How old are you?", "dropdown", "18-24,25-34,35-44,45-54,55-64,65+", True),
        ("where", "Where do you live?", "dropdown", "oregon,elsewhere", True),
        ("who_for", "Who is this for?", "radio", "me,both of us,someone else", True),
        ("reason", "What brings you here?", "multiline", "", True),
        ("closeness", "What happens when someone comes close?", "checkboxes", "pull-back,scared-child,cling", False),
        ("safety", "Are you safe?", "radio", "safe,unsure,might_act", True),
        ("name", "Name", "singleline", "", True),
        ("routes", "How may I answer?", "checkboxes", "text,call,email", True),
        ("phone", "Telephone", "singleline", "", False),
        ("text_safe", "Is a text safe?", "radio", "yes,no", False),
        ("consent", "I agree that this is kept.", "checkbox", "", True),
    )
]
MODELS = """
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    pass


class ArticlePage(Page):
    intro = models.TextField()
    body = RichTextField()
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]


class LetterField(AbstractFormField):
    page = ParentalKey("LetterPage", on_delete=models.CASCADE, related_name="form_fields")


class LetterPage(AbstractForm):
    thanks = RichTextField(blank=True)
    content_panels = [*AbstractForm.content_panels, InlinePanel("form_fields"), FieldPanel("thanks")]
"""
TEMPLATES = {
    "article_page.html": """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<article><h1>{{ page.title }}</h1><p>{{ page.intro }}</p>
<p>{{ page.owner.get_full_name }}, {{ page.first_published_at|date }}</p>
{{ page.body|richtext }}</article>{% endblock %}""",
    "letter_page.html": """{% extends "base.html" %}
{% block content %}<h1>{{ page.title }}</h1><form action="{{ page.url }}" method="post">{% csrf_token %}
{{ form.as_p }}<button>Send</button></form>{% endblock %}""",
    "letter_page_landing.html": """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<h1>{{ page.title }}</h1>{{ page.thanks|richtext }}{% endblock %}""",
}
# As the practice serves itself: no debugging, files by hashed names, and SQLite as it is set up there.
SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "measured-and-then-gone-0123456789-abcdefghijklmnopqrstuvwxyz"
ALLOWED_HOSTS = ["127.0.0.1"]
STATIC_ROOT = BASE_DIR / "collected"
DATABASES = {{"default": {{
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": BASE_DIR / "measured.sqlite3",
    "OPTIONS": {options!r},
}}}}
"""
FILL = """
import json, sys
from wagtail.models import Page, Site
from home.models import ArticlePage, HomePage, LetterField, LetterPage

told = json.load(sys.stdin)
home = HomePage.objects.first()
home.add_child(instance=ArticlePage(title=told["title"], slug="article", intro=told["intro"], body=told["body"]))
letter = LetterPage(title="Write to me", slug="letter", thanks=f"<p>{told['thanks']}</p>")
home.add_child(instance=letter)
for number, field in enumerate(told["fields"]):
    LetterField.objects.create(page=letter, sort_order=number, **field)
"""


def write(python: Path, folder: Path, article: Mapping[str, str], *, options: object) -> None:
    """Make the site in a folder, with the article and the form in its database; `options` are those of SQLite."""
    folder.mkdir()
    subprocess.run([python.with_name("wagtail"), "start", NAME, str(folder)], check=True, stdout=subprocess.DEVNULL)
    (folder / "home" / "models.py").write_text(MODELS)
    for name, text in TEMPLATES.items():
        (folder / "home" / "templates" / "home" / name).write_text(text)
    (folder / NAME / "settings" / "production.py").write_text(SETTINGS.format(options=options))
    for command in (["makemigrations", "home"], ["migrate"], ["collectstatic", "--no-input"]):
        _manage(python, folder, *command, "-v0")
    told = {**article, "thanks": THANKS, "fields": FIELDS}
    _manage(python, folder, "shell", "-v0", "-c", FILL, told=json.dumps(told))


def environment() -> dict[str, str]:
    """Return what the site is served with."""
    return {"DJANGO_SETTINGS_MODULE": f"{NAME}.settings.production"}


def _manage(python: Path, folder: Path, *command: str, told: str = "") -> None:
    subprocess.run(
        [python, "manage.py", *command, f"--settings={NAME}.settings.production"],
        cwd=folder,
        input=told,
        text=True,
        check=True,
    )
