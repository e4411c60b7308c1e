"""No address and no ticked row, however hostile, breaks a page of the admin."""

import re
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.contenttypes.models import ContentType
from django.core.handlers import exception
from django.http import HttpResponse

from articles.models import Article, Topic
from intake.models import Inquiry
from practice.models import AwayPeriod, Pattern

NINES = "9" * 40
VALUES = ("abc", "", "\x00", "(", NINES, "99999", "9" * 1000, "-1", "2027-13-45", "\ud800", "a,b", "None", "1e400")
LOOKUPS = ("", "__exact", "__in", "__isnull", "__year", "__regex", "__range", "__id__exact")
IDS = ("1", "abc", "\x00", "1\x00", "_00", NINES, "-1", "\ud800", "1.5", "_", "..", "18446744073709551616", "9" * 1000)
READ_BY_EVERY_LIST = ("o", "p", "q", "_to_field")
SPECIAL = (*READ_BY_EVERY_LIST, "_changelist_filters", "id__in", "nonsense")
# A list only looks whether these are there: all of them meet each value together, and each one value alone.
SEEN = ("e", "_facets", "_popup", "all")
# Of these the page for adding takes any value apart; the rest it hands on together, to where one goes after saving.
READ_ALONE = ("_to_field", "_popup", "_changelist_filters")
SITE = ("", "jsi18n/", "autocomplete/", "password_change/", "intake/", "nonsense/", "readers/", "recovery/", "unlock/")
MODELS = [model._meta for model in admin.site._registry]


def url_of(opts, tail=""):
    return f"/admin/{opts.app_label}/{opts.model_name}/{tail}"


def said(value):
    return quote(value, safe="", errors="surrogatepass")


def breaks(client, addresses):
    """Return the addresses that answer with a server's error."""
    client.raise_request_exception = False
    return [address for address in addresses if client.get(address).status_code >= 500]


@pytest.fixture
def everywhere(as_therapist, inquiry, articles, monkeypatch):
    """Return a client that is signed in and unlocked, at a practice where every list has a row.

    A leaf of a list has two rows: each further one is made as they are, and takes as long as the rest of the page.
    """
    for model_admin in admin.site._registry.values():
        monkeypatch.setattr(model_admin, "list_per_page", 2)
    AwayPeriod.objects.create(first_day="2030-01-01", last_day="2030-01-02")
    return as_therapist


@pytest.fixture
def _refused_once_for_each_value(monkeypatch):
    """Make the page that refuses an address once for each value: hundreds of names get the same one, and it is slow."""
    made, whole = set(), exception.get_exception_response

    def refuse(request, resolver, status_code, raised):
        what = (status_code, request.META["QUERY_STRING"].partition("=")[2])
        if status_code < 500 and what in made:
            return HttpResponse(status=status_code)
        made.add(what)
        return whole(request, resolver, status_code, raised)

    monkeypatch.setattr(exception, "get_exception_response", refuse)


def fields_of(opts):
    """Return everything that a query could name of a model's fields."""
    return [field.name + lookup for field in opts.get_fields() for lookup in LOOKUPS]


@pytest.fixture
def allows(rf, therapist):
    """Return a function that asks the rule of a list, before which Django reads no value, whether it takes a name."""
    request = rf.get("/admin/")
    request.user = therapist

    def ask(opts, name, value):
        return admin.site.get_model_admin(opts.model).lookup_allowed(name, value, request)

    return ask


def is_refused(allows, opts, name):
    """Say whether a list refuses one of the special names, whatever its value."""
    return name not in READ_BY_EVERY_LIST and not allows(opts, name, "abc")


@pytest.mark.parametrize("opts", MODELS, ids=str)
def test_a_list_refuses_or_takes_a_name_whatever_its_value(allows, opts):
    for name in (*fields_of(opts), *SPECIAL):
        assert len({allows(opts, name, value) for value in VALUES}) == 1, name


@pytest.mark.usefixtures("_refused_once_for_each_value")
@pytest.mark.parametrize("opts", MODELS, ids=str)
def test_no_query_breaks_a_list(everywhere, allows, opts):
    # What the list takes meets two of the values.
    tried = [
        (name, VALUES[(at + other) % len(VALUES)])
        for at, name in enumerate(fields_of(opts))
        for other in (0, 5)
        if allows(opts, name, "abc")
    ]
    tried += [(name, value) for name in SPECIAL if not is_refused(allows, opts, name) for value in VALUES]
    tried += [(name, VALUES[at]) for at, name in enumerate(SEEN)]
    queries = [f"{name}={said(value)}" for name, value in tried]
    queries += ["&".join(f"{name}={said(value)}" for name in SEEN) for value in VALUES]
    assert breaks(everywhere, [url_of(opts, f"?{query}") for query in queries]) == []


@pytest.mark.one_database
@pytest.mark.usefixtures("_refused_once_for_each_value")
@pytest.mark.parametrize("opts", MODELS, ids=str)
def test_no_name_that_a_list_refuses_breaks_it(everywhere, allows, opts):
    # Each field is asked for once, since no value is read: see above.
    tried = [
        (name, VALUES[at % len(VALUES)])
        for at, name in enumerate(fields_of(opts))
        if "__" not in name and not allows(opts, name, "abc")
    ]
    tried += [(name, value) for name in SPECIAL if is_refused(allows, opts, name) for value in VALUES]
    assert breaks(everywhere, [url_of(opts, f"?{name}={said(value)}") for name, value in tried]) == []


@pytest.mark.one_database
@pytest.mark.usefixtures("_refused_once_for_each_value")
@pytest.mark.parametrize("opts", MODELS, ids=str)
def test_no_query_breaks_the_page_on_which_something_is_added(everywhere, opts):
    values = ("abc", "\x00", NINES)
    every = ["&".join(f"{field.name}={said(value)}" for field in opts.get_fields()) for value in values]
    every += [f"{name}={said(value)}" for name in READ_ALONE for value in values]
    together = [name for name in (*SPECIAL, *SEEN) if name not in READ_ALONE]
    every += ["&".join(f"{name}={said(value)}" for name in together) for value in values]
    assert breaks(everywhere, [url_of(opts, f"add/?{query}") for query in every]) == []


@pytest.mark.parametrize("opts", MODELS, ids=str)
def test_no_id_breaks_a_page_of_one_thing(everywhere, opts):
    known = str(opts.model._default_manager.values_list("pk", flat=True).first())
    tails = ("", "change/", "delete/", "history/", "password/", "nonsense/")
    queries = (
        "?_to_field=id",
        "?_to_field=%00",
        "?_to_field=",
        "?_popup=1",
        "?_changelist_filters=%00",
        "?p=abc",
        f"?p={NINES}",
    )
    addresses = [f"{said(pk)}/{tail}" for pk in (*IDS, known) for tail in tails]
    addresses += [f"{known}/{tail}{query}" for tail in tails for query in queries]
    assert breaks(everywhere, [url_of(opts, address) for address in addresses]) == []


@pytest.mark.parametrize("path", SITE)
def test_no_query_breaks_the_other_pages(everywhere, path):
    names = ("next", "app_label", "model_name", "field_name", "term", "page", "e", "q")
    queries = [f"{name}={said(value)}" for name in names for value in VALUES]
    if path != "autocomplete/":
        # Only that page looks at one name after the other: at the rest, all come at once, and each with two values.
        queries = ["&".join(f"{name}={said(value)}" for name in names) for value in VALUES]
        queries += [f"{name}={said(VALUES[at + other])}" for at, name in enumerate(names) for other in (0, 5)]
    assert breaks(everywhere, [f"/admin/{path}?{query}" for query in queries]) == []


@pytest.mark.parametrize("opts", MODELS, ids=str)
def test_no_ticked_row_breaks_an_action(everywhere, opts):
    everywhere.raise_request_exception = False
    for pk in IDS:
        for more in ({"index": "0"}, {"index": NINES, "select_across": "1"}, {"index": "-1", "post": "yes"}, {}):
            ticked = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [pk.replace("\ud800", "\ufffd")]}
            assert everywhere.post(url_of(opts), ticked | more).status_code < 500, (pk, more)


@pytest.mark.parametrize(
    "query",
    ["lookup_id=abc", "case_voucher=a", "created_at__year=99999", "language__regex=(", "language=%00", "reply_by=1"],
)
def test_letters_are_filtered_by_what_their_list_offers_and_by_nothing_else(as_therapist, inquiry, query):
    assert as_therapist.get(f"/admin/intake/inquiry/?{query}").status_code == 400


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("intake/inquiry", "state=new&is_urgent__exact=0"),
        ("practice/staff", "role__exact=therapist&is_active__exact=1&q=ines&o=1"),
        ("practice/pattern", "family__exact=closeness&is_asked__exact=1"),
        ("practice/crisisline", "country=US&kind__exact=call"),
        ("articles/article", "q=closer&p=1&_facets=True"),
    ],
)
def test_every_list_keeps_its_own_filters(everywhere, path, query):
    assert everywhere.get(f"/admin/{path}/?{query}").status_code == 200


@pytest.mark.parametrize("query", ["q=" + "a+" * 40_000, "q=" + "a" * 100_000, "o=" + "1." * 5000, "o=" + "1" * 5000])
def test_a_search_without_end_is_no_server_error(everywhere, query):
    assert breaks(everywhere, [f"/admin/articles/article/?{query}"]) == []


def test_a_long_search_finds_nothing_and_says_so(everywhere):
    page = everywhere.get("/admin/articles/article/?q=" + "closer+" * 200).content.decode()
    assert "0 articles" in page


@pytest.mark.parametrize("pk", [NINES, "%00", "abc", "1"])
@pytest.mark.parametrize("model", [Inquiry, Article])
def test_no_address_leads_from_a_number_to_a_page_of_the_site(everywhere, model, pk):
    number = ContentType.objects.get_for_model(model).pk
    assert everywhere.get(f"/admin/r/{number}/{pk}/").status_code == 404


def test_a_topic_leads_to_its_public_page(everywhere):
    topic = Topic.objects.first()
    page = everywhere.get(f"/admin/articles/topic/{topic.pk}/change/").content.decode()
    assert f'href="{topic.get_absolute_url()}"' in page


def test_an_address_fills_in_no_form(everywhere):
    page = everywhere.get("/admin/articles/topic/add/?name=Written+by+a+stranger").content.decode()
    assert "Written by a stranger" not in page


@pytest.mark.parametrize(
    "path",
    [
        "intake/inquiry/",
        "practice/pattern/",
        "practice/pattern/add/",
        "practice/pattern/{pattern}/change/",
        "practice/pattern/{pattern}/history/",
        "practice/pattern/{pattern}/delete/",
        "practice/staff/{staff}/password/",
        "password_change/",
        "password_change/done/",
    ],
)
def test_every_page_leads_back_to_today_by_that_name(as_therapist, therapist, path):
    where = path.format(pattern=Pattern.objects.first().pk, staff=therapist.pk)
    page = as_therapist.get(f"/admin/{where}").content.decode()
    (way,) = re.findall(r'<ol class="breadcrumbs">.*?</ol>', page, re.DOTALL)
    assert re.search(r'<a href="/admin/">\s*Today\s*</a>', way)
    assert "Home" not in way
    assert way.count('aria-current="page"') == 1
