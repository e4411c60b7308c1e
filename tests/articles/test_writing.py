"""Nobody's words are lost: what is kept while someone writes, and two who write at once."""

import pytest

from articles import publishing, writing
from articles.models import Article, Content, Revision
from articles.writing import SavedMeanwhile, Words

pytestmark = pytest.mark.django_db


def words(body, **written):
    return Words({"body": body, **written})


def newest(content):
    return publishing.latest(content).pk


def test_what_is_kept_while_writing_takes_the_place_of_what_was_kept_before(draft, editor):
    for body in ("<p>O</p>", "<p>On</p>", "<p>One</p>"):
        writing.keep(draft, words(body), by=editor, base=newest(draft))
    assert [(each.origin, each.body) for each in draft.revisions.all()] == [
        ("autosaved", "<p>One</p>"),
        ("saved", "<p>One.</p>"),
    ]


def test_saving_takes_the_place_of_what_was_kept(draft, editor):
    kept = writing.keep(draft, words("<p>Two.</p>"), by=editor, base=newest(draft))
    writing.save(draft, words("<p>Two.</p>"), by=editor, base=kept.pk)
    assert [each.origin for each in draft.revisions.all()] == ["saved", "saved"]


def test_saving_what_is_saved_already_is_no_new_version(draft, editor):
    before = newest(draft)
    assert writing.save(draft, words("<p>One.</p>"), by=editor, base=before).pk == before
    assert writing.keep(draft, words("<p>One.</p>"), by=editor, base=before).pk == before


def test_what_is_kept_shows_in_no_list_before_it_is_saved(draft, editor):
    writing.keep(draft, words("<p>One.</p>", title="On mending"), by=editor, base=newest(draft))
    assert Content.objects.get().title == "On repair"


def test_whoever_saved_meanwhile_is_told_of_and_nothing_is_written(draft, editor, therapist):
    base = newest(draft)
    theirs = writing.save(draft, words("<p>Theirs.</p>"), by=therapist, base=base)
    for act in (writing.save, writing.keep):
        with pytest.raises(SavedMeanwhile) as told:
            act(draft, words("<p>Mine.</p>"), by=editor, base=base)
        assert told.value.latest == theirs
    assert newest(draft) == theirs.pk


def test_going_back_to_what_was_saved_drops_what_was_kept_and_nothing_of_anyone_else(draft, editor, therapist):
    saved = newest(draft)
    writing.keep(draft, words("<p>Two.</p>"), by=editor, base=saved)
    writing.let_go(draft, by=therapist, base=newest(draft))
    assert draft.revisions.count() == 2
    writing.let_go(draft, by=editor, base=newest(draft))
    assert newest(draft) == saved
    assert Content.objects.get().newest_revision_id == saved


def test_the_first_words_begin_a_draft_even_without_a_title_or_with_half_a_date(practice, editor):
    content = Article(author=editor)
    typed = Words({"body": "<p>So</p>", "review_due": "2027-01-01"})
    writing.begin_kept(content, typed, by=editor)
    stored = Revision.objects.get()
    assert (stored.title, stored.slug, stored.body) == ("Untitled", "untitled", "<p>So</p>")


def test_a_version_that_is_published_is_worn_whole_and_one_that_is_looked_at_changes_nothing(draft, articles):
    lists = {"topics": [Article.objects.exclude(topics=None).first().topics.first().pk]}
    revision = publishing.save_draft(draft, by=None, written={"title": "On mending"}, lists=lists)
    Content.objects.filter(pk=draft.pk).update(title="On repair")
    worn = publishing.worn(revision)
    assert (worn.title, worn.body_html, worn.topics.count()) == ("On mending", "<p>One.</p>", 1)
    assert Content.objects.get(pk=draft.pk).title == "On repair"
