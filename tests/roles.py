"""Who may open what: every address of the site, and what each role gets there.

Read it as: this group of addresses answers GET so, and a filled POST so. `shows` names the roles that find a letter's
words there. `tests/addresses/test_roles.py` asks every address as every role; one that does not stand here fails it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import URLResolver, get_resolver

# Sender and other sender have each an open visit; locked and reader are one therapist, without and with words.
NOBODY, SENDER, OTHER, LOCKED, READER, EDITOR = "nobody", "sender", "other sender", "locked", "reader", "editor"
ROLES = (NOBODY, SENDER, OTHER, LOCKED, READER, EDITOR)
OUTSIDE, INSIDE = (NOBODY, SENDER, OTHER), (LOCKED, READER, EDITOR)

type Outcomes = Mapping[str, str]

SIGN_IN = "302 /admin/login/"


def everyone(outcome: str) -> dict[str, str]:
    """Return one outcome for every role."""
    return dict.fromkeys(ROLES, outcome)


def staff(*, locked: str, reader: str, editor: str) -> Outcomes:
    """Return outcomes for those inside; whoever is not signed in is asked to sign in."""
    return dict.fromkeys(OUTSIDE, SIGN_IN) | {LOCKED: locked, READER: reader, EDITOR: editor}


def inside(outcome: str) -> Outcomes:
    """Return one outcome for everyone who is signed in."""
    return staff(locked=outcome, reader=outcome, editor=outcome)


@dataclass(frozen=True)
class Group:
    """Addresses that answer alike. `examples` maps each route, as Django writes it, to an address that exists."""

    get: Outcomes
    post: Outcomes
    examples: Mapping[str, str]
    shows: frozenset[str] = field(default_factory=frozenset)


def of_model(app: str, model: str, row: str) -> dict[str, dict[str, str]]:
    """Return the addresses that Django's admin makes for one model, by what one does there."""
    at = f"admin/{app}/{model}/"
    one = "<path:object_id>/"
    return {
        "list": {at: f"/{at}"},
        "add": {f"{at}add/": f"/{at}add/"},
        "change": {f"{at}{one}change/": f"/{at}{row}/change/"},
        "history": {f"{at}{one}history/": f"/{at}{row}/history/"},
        "delete": {f"{at}{one}delete/": f"/{at}{row}/delete/"},
        "lead": {f"{at}{one}": f"/{at}{row}/"},
    }


def with_preview(app: str, model: str, row: str) -> dict[str, dict[str, str]]:
    """Return the same for a model whose form has a page beside it that shows what is typed."""
    at = f"admin/{app}/{model}/"
    look = {f"{at}<path:object_id>/look/": f"/{at}{row}/look/"}
    return of_model(app, model, row) | {"look": look, "look_new": {f"{at}add/look/": f"/{at}add/look/"}}


def every_route() -> Iterator[str]:
    """Yield the route of every address of the site, as Django writes it."""

    def below(resolver: URLResolver, path: str) -> Iterator[str]:
        for each in resolver.url_patterns:
            whole = path + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from below(each, whole)
            else:
                yield whole

    for route in below(get_resolver(), ""):
        # Django's admin writes the names of its apps into this route, in an order of its own.
        yield re.sub(r"\(\?P<app_label>[^)]*\)", "(app)", route)


OPEN, NO_SUCH_WAY = everyone("200"), everyone("405")
OPEN_TO_THOSE_WITH_A_VISIT = {SENDER: "200", OTHER: "200"}
TO_THEIR_LETTER = {SENDER: "302 /return/", OTHER: "302 /return/"}
EVERYONE_INSIDE = inside("200")
# The therapist of the tests is a superuser too, so that accounts are open. While locked, a page that needs the key asks
# for the words, and answers 200 too.
THERAPISTS = staff(locked="200", reader="200", editor="403")
THERAPISTS_FIND = staff(locked="200", reader="200", editor="404")
THERAPISTS_FIND_NOTHING = staff(locked="404", reader="404", editor="403")
NOBODY_INSIDE = inside("403")
ONLY_POST = inside("405")
SHOWN_TO_READER, SHOWN_TO_SENDER = frozenset({READER}), frozenset({SENDER})

NO_OFFER = "00000000-0000-4000-8000-000000000000"
LETTER = "/admin/intake/inquiry/{inquiry}"
BACK_TO_LETTER = f"302 {LETTER}/change/"
LETTERS = of_model("intake", "inquiry", "{inquiry}")
ACCOUNTS = of_model("practice", "staff", "{editor}")
PROFILE = with_preview("practice", "profile", "{profile}")
TO_PROFILE = "302 /admin/practice/profile/{profile}/change/"
AS_SHOWN = with_preview("practice", "therapist", "{second}")
OF_THERAPISTS = (
    with_preview("practice", "pattern", "{pattern}"),
    with_preview("practice", "crisisline", "{line}"),
    with_preview("practice", "awayperiod", "{away}"),
    with_preview("practice", "workinghours", "{hours}"),
    with_preview("practice", "referraloption", "{referral}"),
)
REPLY_TEXTS = of_model("intake", "replytemplate", "{reply_text}")
TOTALS = of_model("practice", "monthlytotal", "{total}")
IMAGES = of_model("articles", "image", "{image}")
PORTRAITS = with_preview("articles", "portrait", "{portrait}")
OLD_ADDRESSES = of_model("articles", "oldaddress", "{old_address}")
OF_WRITERS = (
    of_model("articles", "article", "{article}"),
    of_model("articles", "page", "{page}"),
    of_model("articles", "topic", "{topic}"),
)


def doing(what: str, *models: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the addresses at which one does the same thing with several models."""
    return {route: example for model in models for route, example in model[what].items()}


def seeing(what: str, *models: Mapping[str, Mapping[str, str]], who: Outcomes, post: Outcomes | None = None) -> Group:
    """Return the group of addresses at which these roles do one thing with several models."""
    return Group(who, post or who, doing(what, *models))


def about_writing(end: str) -> dict[str, str]:
    """Return the addresses of one page about an article or page that is written."""
    at = "admin/articles"
    return {f"{at}/{kind}/<path:object_id>/{end}": f"/{at}/{kind}/{{{kind}}}/{end}" for kind in ("article", "page")}


PUBLIC = (
    # This link was never given to anyone.
    Group(everyone("404"), NO_SUCH_WAY, {"preview/<str:token>/": "/preview/a-token/"}),
    Group(
        OPEN,
        NO_SUCH_WAY,
        {
            "healthz": "/healthz",
            "robots.txt": "/robots.txt",
            "": "/",
            "help-now/": "/help-now/",
            "privacy/": "/privacy/",
            "accessibility/": "/accessibility/",
            "imprint/": "/imprint/",
            "articles/": "/articles/",
            "articles/<slug:slug>/": "/articles/{article_slug}/",
            "topics/<slug:slug>/": "/topics/{topic_slug}/",
            "patterns/<slug:slug>/": "/patterns/replay/",
            "people/<slug:slug>/": "/people/ines-calder/",
            "search/": "/search/?q=closeness",
            "feed/": "/feed/",
            "feed/rss/": "/feed/rss/",
            "sitemap.xml": "/sitemap.xml",
            "sitemap-<slug:section>.xml": "/sitemap-texts.xml",
            "<slug:slug>/": "/{page_slug}/",
            "media/<path:name>": "/media/{file}",
        },
    ),
    Group(everyone("302 {neutral}"), NO_SUCH_WAY, {"leave/": "/leave/"}),
)

OF_SENDERS = (
    Group(OPEN, NO_SUCH_WAY, {"return/lost/": "/return/lost/"}),
    Group(OPEN, everyone("302 /intake/place/"), {"intake/": "/intake/"}),
    Group(NO_SUCH_WAY, everyone("302 /intake/"), {"intake/bring/": "/intake/bring/"}),
    # The doors are open, so nobody begins a test letter.
    Group(everyone("404"), everyone("404"), {"intake/test/<str:token>/": "/intake/test/abcdefghjk/"}),
    # Sender and other sender have sent their letters: nothing of them is written any more.
    Group(
        everyone("302 /intake/") | TO_THEIR_LETTER,
        OPEN,
        {"intake/<slug:key>/": "/intake/letter/"},
    ),
    Group(
        everyone("302 /intake/") | TO_THEIR_LETTER,
        OPEN | TO_THEIR_LETTER,
        {"intake/check/": "/intake/check/", "intake/now/": "/intake/now/"},
    ),
    Group(everyone("302 /intake/"), NO_SUCH_WAY, {"intake/more/": "/intake/more/", "intake/code/": "/intake/code/"}),
    Group(
        everyone("302 /intake/") | dict.fromkeys((SENDER, OTHER), "302 /return/erase/"),
        OPEN | dict.fromkeys((SENDER, OTHER), "302 /return/erase/"),
        {"intake/delete/": "/intake/delete/"},
    ),
    Group(everyone("302 /intake/") | OPEN_TO_THOSE_WITH_A_VISIT, NO_SUCH_WAY, {"intake/sent/": "/intake/sent/"}),
    Group(
        OPEN,
        OPEN | {SENDER: "302 /return/", OTHER: "302 /return/"},
        {"return/": "/return/"},
        shows=SHOWN_TO_SENDER,
    ),
    Group(
        NO_SUCH_WAY,
        OPEN | {SENDER: "302 /return/", OTHER: "302 /return/"},
        {"return/take-back/": "/return/take-back/"},
    ),
    # Nobody here was offered this time: who has a visit reads the same page as of one that lapsed or is taken.
    Group(NO_SUCH_WAY, OPEN, {"return/times/<uuid:offer>/accept/": f"/return/times/{NO_OFFER}/accept/"}),
    # Nobody here has taken a time.
    Group(
        everyone("302 /return/") | {SENDER: "404", OTHER: "404"},
        NO_SUCH_WAY,
        {"return/calendar.ics": "/return/calendar.ics"},
    ),
    Group(everyone("302 /return/") | OPEN_TO_THOSE_WITH_A_VISIT, OPEN, {"return/erase/": "/return/erase/"}),
    Group(NO_SUCH_WAY, OPEN, {"return/close/": "/return/close/"}),
    # A link that no mail holds; whoever has one needs to be nobody else.
    Group(everyone("404"), everyone("404"), {"return/mail/<str:token>/": "/return/mail/a-token/"}),
    # Nobody here is on the waiting list.
    Group(NO_SUCH_WAY, OPEN, {"return/waiting/": "/return/waiting/"}),
)

DOORS = (
    Group(OPEN | dict.fromkeys(INSIDE, "302 /admin/"), OPEN, {"admin/login/": "/admin/login/"}),
    Group(
        everyone("302 /admin/") | dict.fromkeys(INSIDE, "405"),
        everyone("302 /admin/") | dict.fromkeys(INSIDE, "200"),
        {"admin/logout/": "/admin/logout/"},
    ),
    Group(ONLY_POST, EVERYONE_INSIDE, {"admin/unlock/": "/admin/unlock/"}),
    Group(
        ONLY_POST,
        inside("302 /admin/"),
        {"admin/lock/": "/admin/lock/"},
    ),
    Group(ONLY_POST, staff(locked="409", reader="204", editor="409"), {"admin/still-here/": "/admin/still-here/"}),
    # The practice is set up, so the link of the start is used up.
    Group(everyone("410"), everyone("410"), {"admin/set-up/<str:token>/": "/admin/set-up/a-token/"}),
)

OF_READERS = (
    Group(EVERYONE_INSIDE, EVERYONE_INSIDE, {"admin/": "/admin/"}, shows=SHOWN_TO_READER),
    Group(EVERYONE_INSIDE, ONLY_POST, {"admin/styleguide/": "/admin/styleguide/"}),
    seeing("list", LETTERS, who=THERAPISTS),
    Group(THERAPISTS, THERAPISTS, {"admin/intake/inquiry/erased-soon/": "/admin/intake/inquiry/erased-soon/"}),
    Group(THERAPISTS, THERAPISTS, doing("change", LETTERS), shows=SHOWN_TO_READER),
    seeing("add", LETTERS, who=NOBODY_INSIDE),
    seeing("delete", LETTERS, who=NOBODY_INSIDE),
    Group(
        THERAPISTS,
        THERAPISTS,
        {"admin/intake/inquiry/<uuid:pk>/move/<slug:target>/": f"{LETTER}/move/replied/"},
        shows=SHOWN_TO_READER,
    ),
    Group(
        THERAPISTS, THERAPISTS, {"admin/intake/inquiry/<uuid:pk>/offers/": f"{LETTER}/offers/"}, shows=SHOWN_TO_READER
    ),
    Group(
        ONLY_POST,
        staff(locked="200", reader=f"302 {LETTER}/offers/", editor="403"),
        {"admin/intake/inquiry/<uuid:pk>/offers/<uuid:offer>/": f"{LETTER}/offers/{NO_OFFER}/"},
    ),
    # Nobody here has taken a time, so there is none to keep in a calendar, and none of which to say how it went.
    Group(
        THERAPISTS_FIND_NOTHING,
        staff(locked="405", reader="405", editor="405"),
        {"admin/intake/inquiry/<uuid:pk>/time.ics": f"{LETTER}/time.ics"},
    ),
    Group(
        ONLY_POST,
        staff(locked="200", reader=BACK_TO_LETTER, editor="403"),
        {
            "admin/intake/inquiry/<uuid:pk>/afterwards/<uuid:offer>/happened/": (
                f"{LETTER}/afterwards/{NO_OFFER}/happened/"
            )
        },
    ),
    Group(
        staff(locked="200", reader="404", editor="403"),
        staff(locked="200", reader="404", editor="403"),
        {
            "admin/intake/inquiry/<uuid:pk>/afterwards/<uuid:offer>/<slug:outcome>/": (
                f"{LETTER}/afterwards/{NO_OFFER}/no_show/"
            )
        },
    ),
    Group(THERAPISTS, THERAPISTS, {"admin/intake/inquiry/<uuid:pk>/code/": f"{LETTER}/code/"}, shows=SHOWN_TO_READER),
    # Erasing never needs a key.
    Group(
        THERAPISTS,
        staff(locked="302 /admin/intake/inquiry/", reader="302 /admin/intake/inquiry/", editor="403"),
        {"admin/intake/inquiry/<uuid:pk>/erase/": f"{LETTER}/erase/"},
    ),
    Group(THERAPISTS, THERAPISTS, {"admin/intake/inquiry/add-caller/": "/admin/intake/inquiry/add-caller/"}),
    Group(THERAPISTS, THERAPISTS, {"admin/intake/inquiry/<uuid:pk>/call/": f"{LETTER}/call/"}, shows=SHOWN_TO_READER),
    # The letter waits for an answer, so a message is no more than that.
    Group(THERAPISTS, THERAPISTS, {"admin/intake/inquiry/<uuid:pk>/write/": f"{LETTER}/write/"}, shows=SHOWN_TO_READER),
    # The letter is not accepted, so there is no sheet of it.
    Group(
        staff(locked="200", reader=BACK_TO_LETTER, editor="403"),
        staff(locked="200", reader=BACK_TO_LETTER, editor="403"),
        {"admin/intake/inquiry/<uuid:pk>/sheet/": f"{LETTER}/sheet/"},
    ),
    Group(
        ONLY_POST,
        staff(locked="200", reader=BACK_TO_LETTER, editor="403"),
        {
            "admin/intake/inquiry/<uuid:pk>/urgent/": f"{LETTER}/urgent/",
            "admin/intake/inquiry/<uuid:pk>/note/": f"{LETTER}/note/",
        },
    ),
    # Who sees to it, until when, and whether it is held: no word of it, so no key either.
    Group(THERAPISTS, THERAPISTS, {"admin/intake/inquiry/<uuid:pk>/not-today/": f"{LETTER}/not-today/"}),
    Group(
        ONLY_POST,
        staff(locked=BACK_TO_LETTER, reader=BACK_TO_LETTER, editor="403"),
        {
            "admin/intake/inquiry/<uuid:pk>/new-date/": f"{LETTER}/new-date/",
            "admin/intake/inquiry/<uuid:pk>/assign/": f"{LETTER}/assign/",
            "admin/intake/inquiry/<uuid:pk>/hold/": f"{LETTER}/hold/",
        },
    ),
    Group(THERAPISTS, THERAPISTS, {"admin/intake/inquiry/search/": "/admin/intake/inquiry/search/"}),
    Group(
        ONLY_POST,
        staff(locked="200", reader="204", editor="403"),
        {"admin/intake/inquiry/<uuid:pk>/unsent/": f"{LETTER}/unsent/"},
    ),
    Group(
        THERAPISTS,
        THERAPISTS,
        {
            "admin/readers/": "/admin/readers/",
            "admin/readers/words/": "/admin/readers/words/",
            "admin/readers/recover/": "/admin/readers/recover/",
            "admin/readers/<int:pk>/invite/": "/admin/readers/{second}/invite/",
            "admin/recovery/": "/admin/recovery/",
            "admin/charts/": "/admin/charts/",
            "admin/own-mail/": "/admin/own-mail/",
            "admin/welcome/practice/": "/admin/welcome/practice/",
            "admin/welcome/places/": "/admin/welcome/places/",
            "admin/welcome/terms/": "/admin/welcome/terms/",
            "admin/welcome/test/": "/admin/welcome/test/",
        },
    ),
    # The lines that the page had shown are not sent along, so it is shown again.
    Group(
        THERAPISTS,
        staff(locked="302 /admin/welcome/lines/", reader="302 /admin/welcome/lines/", editor="403"),
        {"admin/welcome/lines/": "/admin/welcome/lines/"},
    ),
    # The texts that the page had named are not sent along either.
    Group(
        staff(locked="405", reader="405", editor="403"),
        staff(locked="302 /admin/welcome/", reader="302 /admin/welcome/", editor="403"),
        {"admin/welcome/texts/": "/admin/welcome/texts/"},
    ),
    # The doors are open already; and a form without a photo or a sentence keeps what there is.
    Group(
        THERAPISTS,
        staff(locked="302 /admin/welcome/", reader="302 /admin/welcome/", editor="403"),
        {"admin/welcome/": "/admin/welcome/", "admin/welcome/you/": "/admin/welcome/you/"},
    ),
    Group(
        THERAPISTS,
        staff(locked="200", reader="302 /admin/readers/", editor="403"),
        {"admin/readers/<int:pk>/remove/": "/admin/readers/{second}/remove/"},
    ),
    # Nothing has ended here that someone could be given.
    Group(
        staff(locked="200", reader="302 /admin/readers/", editor="403"),
        staff(locked="200", reader="302 /admin/readers/", editor="403"),
        {"admin/readers/<int:pk>/give-ended/": "/admin/readers/{second}/give-ended/"},
    ),
    Group(
        staff(locked="405", reader="405", editor="403"),
        staff(locked="200", reader="302 /admin/readers/", editor="403"),
        {"admin/readers/hand-over/": "/admin/readers/hand-over/"},
    ),
    # An invitation is for one person; this one is for nobody here.
    Group(
        staff(locked="404", reader="404", editor="403"),
        staff(locked="404", reader="404", editor="403"),
        {"admin/readers/join/<str:token>/": "/admin/readers/join/a-token/"},
    ),
)

OF_STAFF = (
    # There is one, so that its list leads straight to it.
    seeing("list", PROFILE, who=staff(locked=TO_PROFILE, reader=TO_PROFILE, editor="403")),
    seeing("list", ACCOUNTS, AS_SHOWN, TOTALS, REPLY_TEXTS, *OF_THERAPISTS, who=THERAPISTS),
    seeing("add", ACCOUNTS, REPLY_TEXTS, *OF_THERAPISTS, who=THERAPISTS),
    seeing("add", PROFILE, AS_SHOWN, TOTALS, who=NOBODY_INSIDE),
    seeing("change", ACCOUNTS, PROFILE, AS_SHOWN, REPLY_TEXTS, *OF_THERAPISTS, who=THERAPISTS),
    seeing("change", TOTALS, who=THERAPISTS, post=NOBODY_INSIDE),
    seeing("look", PROFILE, AS_SHOWN, *OF_THERAPISTS, who=THERAPISTS),
    seeing("look_new", *OF_THERAPISTS, who=THERAPISTS),
    seeing("look_new", PROFILE, AS_SHOWN, who=NOBODY_INSIDE),
    seeing("history", ACCOUNTS, PROFILE, AS_SHOWN, TOTALS, REPLY_TEXTS, *OF_THERAPISTS, who=THERAPISTS),
    seeing(
        "delete",
        ACCOUNTS,
        *OF_THERAPISTS,
        who=THERAPISTS,
        post=staff(locked="302 /admin/practice/", reader="302 /admin/practice/", editor="403"),
    ),
    seeing(
        "delete",
        REPLY_TEXTS,
        who=THERAPISTS,
        post=staff(locked="302 /admin/intake/", reader="302 /admin/intake/", editor="403"),
    ),
    seeing("delete", PROFILE, AS_SHOWN, TOTALS, who=NOBODY_INSIDE),
    Group(THERAPISTS, THERAPISTS, {"admin/practice/staff/<id>/password/": "/admin/practice/staff/{editor}/password/"}),
    *(seeing(what, *OF_WRITERS, who=EVERYONE_INSIDE) for what in ("list", "add", "change", "history")),
    Group(ONLY_POST, EVERYONE_INSIDE, {"admin/articles/check/": "/admin/articles/check/"}),
    seeing("delete", *OF_WRITERS, who=EVERYONE_INSIDE, post=inside("302 /admin/articles/")),
    *(seeing(what, IMAGES, PORTRAITS, OLD_ADDRESSES, who=EVERYONE_INSIDE) for what in ("list", "history")),
    *(seeing(what, OLD_ADDRESSES, who=EVERYONE_INSIDE) for what in ("add", "change")),
    seeing("delete", OLD_ADDRESSES, who=EVERYONE_INSIDE, post=inside("302 /admin/articles/")),
    Group(EVERYONE_INSIDE, EVERYONE_INSIDE, doing("add", IMAGES) | doing("change", IMAGES)),
    Group(
        EVERYONE_INSIDE,
        inside("302 /admin/articles/page/menu/"),
        {"admin/articles/page/menu/": "/admin/articles/page/menu/"},
    ),
    Group(EVERYONE_INSIDE, EVERYONE_INSIDE, {"admin/articles/page/menu/look/": "/admin/articles/page/menu/look/"}),
    Group(EVERYONE_INSIDE, EVERYONE_INSIDE, {"admin/articles/image/choose/": "/admin/articles/image/choose/"}),
    Group(
        EVERYONE_INSIDE,
        EVERYONE_INSIDE,
        {"admin/articles/image/<path:object_id>/replace/": "/admin/articles/image/{image}/replace/"},
    ),
    # The portrait is the editor’s, who has one now; a superuser sees to all of them.
    seeing("add", PORTRAITS, who=THERAPISTS),
    seeing("look", PORTRAITS, who=EVERYONE_INSIDE),
    seeing("look_new", PORTRAITS, who=THERAPISTS),
    seeing("change", PORTRAITS, who=EVERYONE_INSIDE, post=inside("302 /admin/articles/")),
    seeing("delete", PORTRAITS, who=EVERYONE_INSIDE, post=inside("302 /admin/articles/")),
    # The portrait shows the picture, so nobody deletes it.
    seeing("delete", IMAGES, who=EVERYONE_INSIDE),
    Group(EVERYONE_INSIDE, EVERYONE_INSIDE, {"admin/articles/article/import/": "/admin/articles/article/import/"}),
)

OF_WRITING = (
    # What was typed is kept, or, with nothing to show what it was written on, told of as somebody else's meanwhile.
    Group(
        ONLY_POST,
        inside("200"),
        {f"admin/articles/{kind}/add/keep/": f"/admin/articles/{kind}/add/keep/" for kind in ("article", "page")},
    ),
    Group(ONLY_POST, inside("409"), about_writing("keep/")),
    Group(EVERYONE_INSIDE, EVERYONE_INSIDE, about_writing("look/")),
    Group(
        EVERYONE_INSIDE,
        EVERYONE_INSIDE,
        {f"admin/articles/{kind}/add/look/": f"/admin/articles/{kind}/add/look/" for kind in ("article", "page")},
    ),
    Group(ONLY_POST, inside("302 /admin/articles/"), about_writing("let-go/")),
    Group(ONLY_POST, inside("404"), about_writing("restore/")),
    Group(ONLY_POST, EVERYONE_INSIDE, about_writing("preview-links/")),
    Group(ONLY_POST, inside("302 /admin/articles/"), about_writing("copy/") | about_writing("languages/")),
    Group(EVERYONE_INSIDE, ONLY_POST, about_writing("preview/")),
    # Without two versions to compare, it leads to where they are chosen.
    Group(inside("302 /admin/articles/"), ONLY_POST, about_writing("compare/")),
)

DJANGOS_OWN = (
    seeing("history", LETTERS, who=inside(BACK_TO_LETTER)),
    seeing("lead", LETTERS, who=inside(BACK_TO_LETTER)),
    seeing("lead", REPLY_TEXTS, who=inside("302 /admin/intake/")),
    seeing("lead", ACCOUNTS, PROFILE, AS_SHOWN, TOTALS, *OF_THERAPISTS, who=inside("302 /admin/practice/")),
    seeing("lead", *OF_WRITERS, IMAGES, PORTRAITS, OLD_ADDRESSES, who=inside("302 /admin/articles/")),
    Group(EVERYONE_INSIDE, EVERYONE_INSIDE, {"admin/password_change/": "/admin/password_change/"}),
    Group(
        EVERYONE_INSIDE,
        inside("405"),
        {"admin/password_change/done/": "/admin/password_change/done/", "admin/jsi18n/": "/admin/jsi18n/"},
    ),
    Group(THERAPISTS_FIND, THERAPISTS_FIND, {"admin/^(app)/$": "/admin/intake/"}),
    Group(
        inside("404"),
        inside("404"),
        {"admin/(?P<url>.*)$": "/admin/no-such-page/"},
    ),
    Group(NOBODY_INSIDE, inside("405"), {"admin/autocomplete/": "/admin/autocomplete/"}),
)

TABLE = (*PUBLIC, *OF_SENDERS, *DOORS, *OF_READERS, *OF_STAFF, *OF_WRITING, *DJANGOS_OWN)
