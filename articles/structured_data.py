"""What a page is about, in the words of schema.org, for search engines: it says no more than the page does."""

import json
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.addresses import absolute
from articles.models import Content, Topic
from practice.models import Profile, Staff

type Thing = dict[str, Any]

# As in Django's json_script: nothing inside can end the element or begin a comment.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def script(things: Iterable[Thing]) -> SafeString:
    """Return things as one JSON-LD document, safe inside a script element."""
    document = {"@context": "https://schema.org", "@graph": list(things)}
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return SafeString(written.translate(_ESCAPES))


def practice(profile: Profile) -> Thing:
    """Return the practice as a professional service, with what its start page says of it."""
    return _without_nothing(
        {
            "@type": "ProfessionalService",
            "@id": absolute("/#practice"),
            "name": profile.name,
            "description": profile.tagline,
            "url": absolute(reverse("home")),
            "priceRange": "" if profile.is_closed else profile.fee_text,
            "address": _without_nothing(
                {
                    "@type": "PostalAddress",
                    "streetAddress": ", ".join(profile.address_lines),
                    "addressRegion": profile.region,
                    "addressCountry": profile.country,
                }
            ),
            "telephone": profile.phone,
            "email": profile.mail,
            "areaServed": [{"@type": "Place", "name": place.name} for place in profile.places.all()],
        }
    )


def person(staff: Staff, *, picture: str = "") -> Thing:
    """Return one of the people of the practice; with an address where they have a page."""
    address = person_address(staff)
    return _without_nothing(
        {
            "@type": "Person",
            "@id": f"{address}#person" if address else "",
            "name": str(staff),
            "url": address,
            "image": picture,
            "honorificSuffix": staff.credentials,
            "worksFor": {"@id": absolute("/#practice")},
        }
    )


def article(content: Content, *, address: str, topics: Iterable[Topic] = (), picture: str = "") -> Thing:
    """Return an article: who wrote it, when, and what of."""
    return _without_nothing(
        {
            "@type": "Article",
            "@id": f"{address}#article",
            "headline": content.title,
            "description": content.summary,
            "inLanguage": content.language,
            "datePublished": content.published_at.isoformat() if content.published_at else "",
            "dateModified": content.updated_at.isoformat(),
            "mainEntityOfPage": address,
            "wordCount": content.word_count,
            "image": picture,
            "keywords": [topic.name for topic in topics],
            "author": person(content.author) if content.author else {"@id": absolute("/#practice")},
            "publisher": {"@id": absolute("/#practice")},
        }
    )


def way_to(*steps: tuple[str, str]) -> Thing:
    """Return the way from the start page to a page: names with paths, the page itself last."""
    way = ((_("Start"), reverse("home")), *steps)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": {"@id": absolute(path)}}
            for place, (name, path) in enumerate(way, start=1)
        ],
    }


def person_address(staff: Staff) -> str:
    """Return the absolute address of somebody's page, empty where they have none."""
    return absolute(reverse("articles:person", args=[staff.slug])) if staff.slug and staff.is_active else ""


def _without_nothing(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", [], None, 0)}
