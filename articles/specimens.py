"""What the style guide shows of articles: their text with every block, what stands around it, and rows of them."""

from datetime import date
from types import SimpleNamespace

from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles import rendering, typesetting
from articles.models import Article, Content, Topic
from practice.context import held_for
from practice.models import Pattern
from practice.styleguide import Group, Specimen, shows

MOST = 2
FOUND = ("reading", "finding")
BODY = """
<p>If you are reading this alone at night, there is no need to take it all in. Read <em>one part</em>, and let the
<strong>rest</strong> wait. There is <a href="/help-now/">help now</a>.<sup data-note="A small note, below."></sup></p>
<h2>What attachment is</h2>
<p>A scared child looks for someone who can keep it safe.</p>
<blockquote><p>“I’m too much.”</p><p>“I can’t count on anyone.”</p></blockquote>
<h3>How it happens</h3>
<ul><li>Some are fed and dressed, but nobody asks.</li><li>Others get care that comes and goes.</li></ul>
<ol><li><strong>Notice.</strong> What do you do when someone comes closer?</li><li>Come back to the body.</li></ol>
<aside class="callout"><p>A secure base is someone you can set out from and come back to.</p></aside>
<aside class="stop"><p>The next part speaks of fear.</p></aside>
<h2>Whole rather than perfect</h2>
<p>It worked once.</p>
"""


@shows
def groups(request: HttpRequest) -> list[Group]:
    """Return what an article is made of."""
    rows = list(Article.objects.live().order_by("-published_at", "-pk").select_related("author")[:MOST])
    patterns = list(Pattern.objects.filter(is_asked=True)[:3])
    shown = [*_text(request), *_below(rows, patterns), *_looking(rows, patterns), *_before_it_is_public()]
    return [Group("articles", _("Articles"), shown)]


def _text(request: HttpRequest) -> list[Specimen]:
    set_text = typesetting.typeset(rendering.sanitise(BODY))
    shown = SimpleNamespace(
        author=held_for(request).therapist,
        published_at=date(2026, 10, 5),
        reviewed_on=date(2026, 10, 5),
        contents=set_text.contents,
        source_list=[_("A book that this rests on"), "https://example.org/"],
    )
    article = {"article": shown}
    # It was sanitised, as every body is.
    text = {"reading": SimpleNamespace(text=mark_safe(set_text.html))}  # noqa: S308
    return [
        Specimen(
            "byline", _("Who wrote it, and when"), "styleguide/byline.html", article, styles=FOUND, is_on_sheet=True
        ),
        Specimen("contents", _("What is in it"), "components/article_contents.html", article),
        Specimen("prose", _("The text, with every block"), "components/page_text.html", text, is_on_sheet=True),
        Specimen("signed-below", _("Signed below"), "components/article_author.html", article),
        Specimen("sources", _("Sources"), "components/article_sources.html", article),
    ]


def _below(rows: list[Content], patterns: list[Pattern]) -> list[Specimen]:
    end = SimpleNamespace(
        asked=patterns, patterns=patterns, related=rows, content=SimpleNamespace(kind="page", slug="")
    )
    reading, ticked = {"reading": end}, ("reading", "ticks")
    title = _("Patterns, and the invitation")
    return [
        Specimen("invitation", title, "components/article_end.html", reading, styles=ticked),
        Specimen("related", _("More to read"), "components/article_related.html", reading),
    ]


def _looking(rows: list[Content], patterns: list[Pattern]) -> list[Specimen]:
    ways = {"topics": list(Topic.objects.all()[:MOST]), "patterns": patterns}
    listed, title = {"articles": rows}, _("Rows of articles")
    return [
        Specimen("rows", title, "components/article_rows.html", listed, styles=FOUND, is_on_sheet=True),
        Specimen("where-to-look", _("Other ways to look"), "components/where_to_look.html", ways, styles=FOUND),
        Specimen("search", _("Search, and where one may look on"), "components/look_on.html", styles=(*FOUND, "front")),
        Specimen("social-picture", _("The picture that others show"), "styleguide/social.html", listed),
    ]


def _before_it_is_public() -> list[Specimen]:
    preview = {"preview": SimpleNamespace(revision=SimpleNamespace(made_at=timezone.now()), back="")}
    faults = [_("This picture is not there any more.")]
    left_out = {"request": SimpleNamespace(live_preview=SimpleNamespace(faults=faults))}
    return [
        Specimen("preview", _("Above what is not public yet"), "components/preview_bar.html", preview),
        Specimen("left-out", _("Above a preview that leaves something out"), "components/left_out.html", left_out),
    ]
