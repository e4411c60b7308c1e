"""make lighthouse is pinned by digests, sees nothing but this machine, and takes marks off for what was promised."""

import json

from scripts import lighthouse
from scripts.lighthouse import BROWSER, FOR_NO_SEARCH_ENGINE, LEFT_OUT, MARKS, PAGES, WANTED, Measured


def report(*, seo: float = 1, shift: float = 0.0):
    """Return what counts of a report: every audit is there, one of them is only shown."""
    audits = {
        "cumulative-layout-shift": {"title": "Layout", "numericValue": shift, "score": 1},
        "meta-description": {"title": "Document does not have a meta description", "score": seo},
        "network": {"title": "Shown only", "score": 0},
        "manual": {"title": "For people to look at", "score": None},
    }
    parts = [("cumulative-layout-shift", 25), ("meta-description", 1), ("network", 0), ("manual", 1)]
    refs = [{"id": name, "weight": weight} for name, weight in parts]
    categories = {name: {"score": seo if name == "seo" else 1, "auditRefs": refs} for name in MARKS}
    return {"categories": categories, "audits": audits}


def test_every_package_is_pinned_with_its_digest_and_no_registry_is_named():
    wanted = json.loads((WANTED / "package.json").read_text())["devDependencies"]
    packages = json.loads((WANTED / "package-lock.json").read_text())["packages"]
    packages.pop("")

    assert packages["node_modules/lighthouse"]["version"] == wanted["lighthouse"]
    assert all(said["integrity"].startswith("sha512-") for said in packages.values())
    assert not any("resolved" in said for said in packages.values())


def test_the_browser_reaches_nothing_but_this_machine():
    assert "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1" in BROWSER


def test_a_page_with_all_marks_lacks_nothing():
    found = lighthouse.read(report(shift=0.02))

    assert found == Measured(dict.fromkeys(MARKS, 100), 0.02, ())
    assert found.short == 0


def test_a_page_that_lacks_marks_or_shifts_says_what_is_at_fault():
    found = lighthouse.read(report(seo=0.92, shift=0.3))

    assert found.marks["seo"] == 92
    assert found.faults == ("Document does not have a meta description",)
    assert found.short == 9


def test_only_pages_that_there_are_are_left_out_or_kept_from_search_engines():
    assert PAGES.keys() >= LEFT_OUT | FOR_NO_SEARCH_ENGINE
