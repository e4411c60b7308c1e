"""A practice as nobody has it: names without a space or from right to left, nobody and nothing there, or too much."""

from articles.models import Article, Content, Page, Topic
from practice.models import CrisisLine, Licence, Pattern, Place, Profile, ReferralOption, Staff

ENDLESS = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenbeamter"
HEBREW = "מרפאת הצל והאור לריפוי קשרים ופצעי ילדות מוקדמים בתל אביב־יפו והסביבה"
PUBLIC = (
    "/",
    "/articles/",
    "/articles/what-is-attachment-based-healing/",
    "/topics/attachment/",
    "/patterns/shut-down/",
    "/people/ines-calder/",
    "/search/",
    "/search/?q=closeness",
    "/search/?q=nowhere-to-be-found",
    "/help-now/",
    "/privacy/",
    "/accessibility/",
    "/imprint/",
    "/about/",
    "/fees/",
    "/questions/",
    "/intake/",
    "/return/",
    "/return/lost/",
    "/no-such-page/",
)
# Where there is nobody, nothing was written either.
NOT_THERE = frozenset({"/articles/what-is-attachment-based-healing/", "/people/ines-calder/", "/no-such-page/"})


def name_everything(name: str) -> None:
    """Give this name to everything that has one, as far as its field takes it; no field is left with room."""
    Profile.objects.update(
        name=name[:80],
        tagline=(name * 2)[:120],
        address=f"{name}\n{name}",
        phone="0" * 40,
        hours_note=name[:120],
        imprint=name * 20,
        welcome=name * 5,
        confidentiality=name * 20,
        currency="₪₪₪",
        plans=name[:80],
    )
    Profile.objects.update(takes_plans=True, fee="99999.99")
    Place.objects.update(name=name[:80])
    Staff.objects.update(display_name=name[:80], credentials=(name * 2)[:120], languages=name, approaches=name)
    CrisisLine.objects.filter(kind=CrisisLine.Kind.CRISIS, country="US").update(
        name=(name * 2)[:120], number="0" * 40, hours=name[:80]
    )
    Pattern.objects.update(text=(name * 2)[:120])
    Topic.objects.filter(slug="attachment").update(name=name[:60])
    ReferralOption.objects.update(name=name, phone="0" * 40, note=(name * 3)[:200])
    for therapist in Staff.objects.filter(role=Staff.Role.THERAPIST):
        Licence.objects.create(
            staff=therapist, place=Place.objects.first(), title=name[:80], number="0" * 40, board=(name * 2)[:120]
        )
    Content.objects.update(title=(name * 2)[:140], summary=(name * 3)[:220], content_note=(name * 3)[:200])
    Page.objects.exclude(nav_label="").update(nav_label=name[:24])


def take_everyone_away() -> None:
    """Leave a practice without therapists, texts, places, patterns, topics and lines to call."""
    Content.objects.all().delete()
    Staff.objects.all().delete()
    for each in (Topic, Pattern, CrisisLine, ReferralOption):
        each.objects.all().delete()
    Profile.current().places.all().delete()


def ask_two_hundred_questions() -> None:
    """Let the page of questions have two hundred of them, and an article as many parts."""
    asked = "".join(f"<h2>What if I ask number {number}?</h2><p>Then I answer it.</p>" for number in range(200))
    questions = Page.objects.get(slug="questions")
    questions.body = asked
    questions.save()
    article = Article.objects.get(slug="what-is-attachment-based-healing")
    article.body = asked
    article.save()
