"""Measures what lists and search cost in a practice of 10,000 articles, for `make bench`, on each database there is.

Milliseconds are the best of several, since a machine is busy: CPU time of this process where the database is in it, and
on the clock where a server does its part. `python -m tests.articles.costs` measures the empty database that the
environment names.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import django

ARTICLES = 10_000
PARAGRAPHS = 14  # about 900 words an article
TIMES = 12
LIST, ARTICLE, SITEMAP = 50, 100, 3000
SEARCH = {"sqlite": 200, "postgresql": 100}


def measure() -> bool:
    """Print what lists and search have promised to cost, and what they do; say whether every promise is kept."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from practice import kept
    from scripts.static_files import collect_if_changed

    # What a page costs that nobody has asked for yet.
    kept.MOST_BYTES = -1
    collect_if_changed()
    call_command("load_starter", verbosity=0)
    _write_many()
    # So that the database knows what is there, as it would after a while by itself.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("ANALYZE")
    client, where = Client(SERVER_NAME="127.0.0.1"), f"{ARTICLES:,} articles on {connection.vendor}"

    def get(path: str) -> Callable[[], object]:
        return lambda: client.get(path)

    after = re.search(r'rel="next" href="([^"]*)"', client.get("/articles/").content.decode())
    most = SEARCH[connection.vendor]
    well = [
        _figure(f"the list of {where}", get("/articles/"), LIST),
        _figure("  its second leaf", get(after[1] if after else "/articles/"), LIST),
        _figure("  a topic of a third of them", get("/topics/attachment/"), LIST),
        _figure("  an article", get("/articles/what-is-attachment-based-healing/"), ARTICLE),
        _figure(f"search of {where} for a word in all", get("/search/?q=closeness"), most),
        _figure("  for a word in ten", get("/search/?q=lighthouse"), most),
        _figure("  for a word in none", get("/search/?q=zyzzogeton"), most),
        _figure("  for four words", get("/search/?q=closeness+quiet+letter+steady"), most),
        _figure("  for two letters", get("/search/?q=qy"), most),
        _figure(f"the sitemap of {where}", get("/sitemap.xml"), SITEMAP),
    ]
    return all(well)


def _write_many() -> None:
    from django.utils import timezone

    from articles.models import Article, Topic
    from articles.searchable import normalised
    from practice.models import Pattern, Staff

    author = Staff.objects.create_user("many", is_staff=True, display_name="Many", slug="many")
    now, words = timezone.now(), _paragraphs()
    texts = []
    for number in range(ARTICLES):
        plain = list(islice(words, PARAGRAPHS)) + (["A lighthouse."] if number % 1000 == 7 else [])
        body = "".join(f"<p>{paragraph}</p>" for paragraph in plain)
        title = " ".join(plain[0].split()[:8])
        at = now - timedelta(minutes=number + 1)
        known = {
            "search_title": normalised(title),
            "search_text": normalised(" ".join([title, *plain])),
            "author": author,
        }
        about = {"title": title, "slug": f"text-{number}", "summary": plain[1][:200], "published_at": at}
        texts.append(Article(body=body, typeset=body, word_count=900, first_published_at=at, **about, **known))
    Article.objects.bulk_create(texts, batch_size=500)
    keys = list(Article.objects.filter(author=author).values_list("pk", flat=True))
    topics = list(Topic.objects.order_by("name").values_list("pk", flat=True))[:3]
    patterns = list(Pattern.objects.values_list("pk", flat=True))
    _bind(Article.topics.through, "topic_id", keys, topics)
    _bind(Article.patterns.through, "pattern_id", keys, patterns)


def _bind(through: Any, name: str, keys: list[int], others: list[int]) -> None:
    """Give each article two of the others."""
    pairs = {(key, others[(key + more * 7) % len(others)]) for key in keys for more in range(2)}
    rows = [through(content_id=key, **{name: other}) for key, other in sorted(pairs)]
    through.objects.bulk_create(rows, batch_size=2000)


def _paragraphs() -> Iterator[str]:
    """Yield the paragraphs of the starter texts for ever, each time with the words that stand elsewhere in them."""
    starter = Path(__file__).resolve().parent.parent.parent / "articles" / "starter"
    words = [word for path in sorted(starter.glob("*.md")) for word in re.findall(r"[\w’]+", path.read_text())]
    at, step = 0, 1
    while True:
        yield " ".join(words[(at + number * step) % len(words)] for number in range(64)) + " closeness."
        at, step = at + 17, step % 11 + 1


def _figure(what: str, act: Callable[[], object], most: float) -> bool:
    from django.db import connection

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    took = []
    for _ in range(TIMES):
        began = clock()
        act()
        took.append((clock() - began) * 1000)
    best = min(took)
    sys.stdout.write(f"{best:9.1f} ms  {what} (at most {most:.0f}){'' if best <= most else '   <- TOO MUCH'}\n")
    return best <= most


def main() -> int:
    """Measure a database that has nothing in it yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return 0 if measure() else 1


if __name__ == "__main__":
    sys.exit(main())
