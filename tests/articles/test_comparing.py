"""What is different between two versions is marked, word by word."""

import pytest

from articles import comparing, differences
from articles.comparing import ADDED, CHANGED, REMOVED, SAME
from articles.models import Revision

OLD = "<h2>Repair</h2><p>After a quarrel, someone comes back.</p><ul><li>One</li><li>Two</li></ul><p>The end.</p>"


def told(old, new):
    return [
        (change.kind, change.name, [(run.kind, run.text.strip()) for run in change.runs])
        for change in comparing.bodies(old, new)
        if change.kind != SAME
    ]


def test_a_word_that_changed_is_marked_where_it_stands():
    new = OLD.replace("comes back", "comes home")
    marked = [(SAME, "After a quarrel, someone comes"), (REMOVED, "back."), (ADDED, "home.")]
    assert told(OLD, new) == [(CHANGED, "Paragraph", marked)]


def test_a_paragraph_that_came_and_one_that_went_are_each_named():
    new = OLD.replace("<li>Two</li>", "").replace("<p>The end.</p>", "<p>The end.</p><p>Or not.</p>")
    assert told(OLD, new) == [
        (REMOVED, "List item", [(REMOVED, "Two")]),
        (ADDED, "Paragraph", [(ADDED, "Or not.")]),
    ]


def test_a_heading_that_became_a_paragraph_says_so():
    assert told("<h2>Repair</h2>", "<p>Repair</p>") == [(CHANGED, "Heading, now Paragraph", [(SAME, "Repair")])]


def test_a_word_that_became_strong_and_a_link_that_leads_elsewhere_are_changes():
    assert told("<p>a b c</p>", "<p>a <strong>b</strong> c</p>")[0][0] == CHANGED
    old, new = '<p>see <a href="/a/">this page</a></p>', '<p>see <a href="/b/">this page</a></p>'
    (change,) = comparing.bodies(old, new)
    assert {run.href for run in change.runs if run.kind != SAME} == {"/a/", "/b/"}


@pytest.mark.parametrize("body", ["", "<p></p>", "</p></ul>", "<ul><li>a", "<p>\u202e\u05d0\u05d1 e\u0301</p>"])
def test_any_body_is_read_and_is_the_same_as_itself(body):
    assert told(body, body) == []


def test_two_long_bodies_with_nothing_in_common_are_compared_by_blocks():
    old = "".join(f"<p>{'again and again ' * 400}{number}</p>" for number in range(30))
    new = "".join(f"<p>{'once and once ' * 400}{number}</p>" for number in range(30))
    assert len(comparing.bodies(old, new)) == 60


def test_only_the_surroundings_of_a_change_are_shown():
    old = "".join(f"<p>{number}</p>" for number in range(9))
    shown = comparing.without_the_same(comparing.bodies(old, old.replace("<p>4</p>", "<p>four</p>")))
    assert [[run.text for run in change.runs] for change in shown] == [[], ["3"], ["4"], ["four"], ["5"], []]


def test_fields_and_lists_are_compared_by_their_names(draft, articles):
    from articles.models import Topic

    topic = Topic.objects.first()
    old, new = draft.revisions.get(), Revision(content=draft, title="On mending", slug="on-repair", body="<p>One.</p>")
    new.lists = {"topics": [topic.pk]}
    new.reviewed_on, new.review_due = old.reviewed_on, old.review_due
    assert [(change.name, change.kind) for change in differences.between(old, new)] == [
        ("Title", CHANGED),
        ("Topics", CHANGED),
    ]
