"""What becomes of texts that are brought along, the first time and every other."""

import os
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from model_bakery import baker

from articles import publishing
from articles.importing import files, placing, running
from articles.importing.bringing import Wishes
from articles.importing.outcome import Became
from articles.importing.pictures import Found
from articles.importing.running import bring_all
from articles.importing.written import Picture
from articles.models import Article, Content, Image, ImportedFrom, Page, Revision, Topic
from practice.logs import NothingPrivate
from tests.articles import samples
from tests.pictures import drawn, file_of

pytestmark = pytest.mark.django_db

REVIEWED = {"reviewed_on": date(2026, 11, 1), "review_due": date(2027, 11, 1)}


@pytest.fixture
def folder(practice, tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


def put(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def bring(*paths, by=None, media=(), most=None, **wishes):
    return list(bring_all(paths, Wishes(**wishes), by=by, media=media, most=most))


def became(outcomes):
    return [outcome.became for outcome in outcomes]


@pytest.fixture
def repair(folder):
    """Bring one text along, and return it."""
    put(folder, "repair.md", "# On repair\n\nOne.")
    bring(folder)
    return Article.objects.get()


def test_every_format_becomes_a_draft_that_nobody_sees(folder, client):
    put(folder, "a.md", "# From Markdown\n\nOne.")
    put(folder, "b.html", "<h1>From HTML</h1><p>One.")
    put(folder, "deep/c.docx", samples.docx())
    put(folder, "deep/d.txt", "From text\n\nOne sentence.")
    put(folder, "e.xml", samples.export(samples.post(1, "From a blog", "One."), samples.post(2, "About", kind="page")))
    assert became(bring(folder)).count(Became.DRAFT) == 6
    assert Article.objects.count() == 5
    assert Page.objects.get().title == "About"
    assert not Content.objects.live().exists()
    assert set(Revision.objects.values_list("origin", flat=True)) == {"imported"}


def test_bringing_the_same_again_changes_nothing_even_under_another_name(folder, repair):
    before = Revision.objects.count()
    assert became(bring(folder)) == [Became.UNCHANGED]
    (folder / "repair.md").rename(folder / "mending.md")
    assert became(bring(folder)) == [Became.UNCHANGED]
    assert (Revision.objects.count(), Content.objects.count()) == (before, 1)


def test_a_file_that_has_changed_becomes_a_new_draft_of_what_it_was(folder, repair):
    put(folder, "repair.md", "# On repair\n\nTwo.")
    assert became(bring(folder)) == [Became.UPDATED]
    assert publishing.latest(repair).body == "<p>Two.</p>"
    assert became(bring(folder)) == [Became.UNCHANGED]


def test_what_was_written_here_since_is_never_written_over(folder, repair):
    publishing.save_draft(repair, by=None, written={"body": "<p>Mine.</p>"}, lists={})
    put(folder, "repair.md", "# On repair\n\nTwo.")
    for _time in range(2):
        assert became(bring(folder, publish=True, **REVIEWED)) == [Became.LEFT]
    assert publishing.latest(repair).body == "<p>Mine.</p>"


def test_what_was_removed_here_comes_back_only_when_that_is_asked_for(folder, repair):
    publishing.remove(repair, by=None)
    assert became(bring(folder)) == [Became.LEFT]
    assert became(bring(folder, again=True)) == [Became.DRAFT]
    assert became(bring(folder)) == [Became.UNCHANGED]


def test_publishing_needs_a_review_and_keeps_the_day_of_the_old_site(folder, client):
    put(folder, "e.xml", samples.export(samples.post(1, "A", "One.", name="old"), samples.post(2, "B", status="draft")))
    public, private = bring(folder, publish=True)[:2]
    assert became([public, private]) == [Became.DRAFT, Became.DRAFT]
    assert "critical eye" in public.why
    assert "not public" in private.why
    public, private = bring(folder, publish=True, **REVIEWED)[:2]
    assert became([public, private]) == [Became.PUBLISHED, Became.UNCHANGED]
    assert Article.objects.get(slug="old").published_at.date() == date(2024, 5, 2)
    assert client.get("/articles/old/").status_code == 200
    assert became(bring(folder, publish=True, **REVIEWED)[:2]) == [Became.UNCHANGED, Became.UNCHANGED]


def test_drafts_that_nobody_touched_can_be_published_by_bringing_them_again(folder, repair):
    put(folder, "b.md", "---\ntitle: B\nreviewed: 2026-11-01\nreview_due: 2027-11-01\n---\nOne.")
    bring(folder)
    assert became(bring(folder, publish=True)) == [Became.PUBLISHED, Became.UNCHANGED]


def test_texts_that_lead_to_one_another_are_all_there_before_the_first_is_published(folder, monkeypatch):
    there = []
    real = publishing.publish

    def noting(content, **how):
        there.append(Content.objects.count())
        real(content, **how)

    monkeypatch.setattr(publishing, "publish", noting)
    put(folder, "e.xml", samples.export(samples.post(1, "A", "One."), samples.post(2, "B", "Two.")))
    bring(folder, publish=True, **REVIEWED)
    assert there == [2, 2]


def test_every_way_into_the_body_is_sanitised(folder):
    hostile = '<p onclick="x()">A<script>alert(1)</script><a href="javascript:x()">b</a></p><iframe src="//x"></iframe>'
    put(folder, "a.md", f"# A\n\n{hostile}")
    put(folder, "b.html", f"<h1>B</h1>{hostile}")
    put(folder, "c.txt", f"C\n\n{hostile}")
    put(folder, "d.xml", samples.export(samples.post(1, "D", hostile)))
    bring(folder)
    for content in Content.objects.exclude(title="C"):
        assert content.body == "<p>Ab</p>"
    assert "<script" not in Content.objects.get(title="C").body


def test_a_taken_or_reserved_address_gives_way_and_is_told(folder, repair):
    put(folder, "other/repair.md", "# Another\n\nTwo.")
    put(folder, "page.md", "---\nkind: page\nslug: admin\ntitle: Admin\n---\nOne.")
    outcomes = bring(folder)
    assert {content.slug for content in Content.objects.all()} == {"repair", "repair-2", "admin-2"}
    assert "“repair-2”" in " ".join(told for outcome in outcomes for told in outcome.told)


def test_a_title_without_latin_letters_has_an_address_all_the_same(folder):
    put(folder, "שלום.md", "# על תקון\n\nמלה עם נִקּוּד.")
    bring(folder)
    article = Article.objects.get()
    assert (article.title, article.slug[:5]) == ("על תקון", "text-")
    assert "נִקּוּד" in article.body


def test_what_is_too_long_for_its_place_is_cut_and_told(folder):
    put(folder, "a.md", f"---\ntitle: {'word ' * 60}\nsummary: {'more ' * 80}\n---\nOne.")
    (outcome,) = bring(folder)
    article = Article.objects.get()
    assert len(article.title) <= 140
    assert article.title.endswith("word…")
    assert ("word " * 60).strip() in " ".join(outcome.told)


def test_an_author_who_is_here_is_found_by_name_and_another_is_told(folder, therapist, editor):
    put(folder, "a.md", "---\ntitle: A\nauthor: ines calder\n---\nOne.")
    put(folder, "b.md", "---\ntitle: B\nauthor: Someone Else\n---\nOne.")
    put(folder, "c.md", "---\ntitle: C\n---\nOne.")
    core = samples.CORE.replace("Ines Calder", "Office User")
    put(folder, "d.docx", samples.docx(samples.paragraph("D", "Title"), **{"docProps/core.xml": core}))
    outcomes = bring(folder, by=editor)
    assert [Article.objects.get(title=title).author for title in "ABCD"] == [therapist, None, editor, editor]
    assert "Someone Else" in " ".join(outcomes[1].told)


def test_categories_become_topics_where_there_are_such_or_they_are_wished_for(folder):
    baker.make(Topic, name="Couples", slug="couples")
    put(folder, "a.md", "---\ntitle: A\ncategories: [couples, Grief]\n---\nOne.")
    (outcome,) = bring(folder)
    assert Article.objects.get().topic_names == "Couples"
    assert "Grief" in " ".join(outcome.told)
    put(folder, "b.md", "---\ntitle: B\ncategories: [Grief]\n---\nOne.")
    bring(folder, make_topics=True)
    assert Article.objects.get(title="B").topic_names == "Grief"


def test_a_bad_file_keeps_none_of_the_others_back(folder):
    put(folder, "a.docx", b"no archive")
    put(folder, "b.md", "# B\n\nOne.")
    put(folder, "c.xml", samples.export(samples.post(1, "C", "One."))[:-60] + "<item>")
    put(folder, "d.zip", b"no archive")
    put(folder, "e.md", "# E\n\nOne.")
    put(folder, "f.pdf", b"%PDF")
    refused = [outcome.name for outcome in bring(folder) if outcome.became == Became.REFUSED]
    assert refused == ["a.docx", "c.xml", "d.zip", "f.pdf"]
    assert {content.title for content in Content.objects.all()} == {"B", "E"}


def test_of_an_export_that_breaks_off_the_whole_texts_are_brought_along_and_the_rest_is_told(folder):
    whole = samples.post(1, "One", "<p>One.</p>") + samples.post(2, "Two", "<p>Two.</p>")
    put(folder, "site.xml", samples.HEAD + whole + "<item><title>Thr")
    outcomes = bring(folder)
    assert {content.title for content in Content.objects.all()} == {"One", "Two"}
    assert became(outcomes) == [Became.DRAFT, Became.DRAFT, Became.REFUSED, Became.TOLD]
    assert "the texts that are whole before that were read" in outcomes[2].why


def test_an_export_that_breaks_off_at_once_is_not_said_to_have_been_read(folder):
    put(folder, "a.xml", samples.HEAD + "<item><title>On")
    put(folder, "b.xml", samples.HEAD + samples.attachment(1, "https://alder.example/a.jpg") + "<item><title>On")
    outcomes = bring(folder)
    assert became(outcomes) == [Became.REFUSED, Became.REFUSED]
    assert all("before its first text is whole" in outcome.why for outcome in outcomes)


def test_a_post_that_cannot_be_read_keeps_none_of_the_others_back(folder):
    nested = "<b>" * 50_000
    put(folder, "site.xml", samples.export(samples.post(1, "Deep", nested), samples.post(2, "After", "<p>One.</p>")))
    refused, after, _told = bring(folder)
    assert (refused.became, refused.name, "nested" in refused.why) == (Became.REFUSED, "site.xml: Deep", True)
    assert (after.became, after.title) == (Became.DRAFT, "After")


def test_a_failure_that_nobody_foresaw_is_told_of_its_file_alone_and_logged_without_its_words(
    folder, monkeypatch, caplog
):
    def fail(data, name):
        raise LookupError(f"no such thing: {data}")

    monkeypatch.setitem(files.READERS, ".htm", fail)
    put(folder, "a.md", "# Before\n\nOne.")
    put(folder, "b.htm", "<p>A canary sang.</p>")
    put(folder, "c.md", "# After\n\nOne.")
    before, failed, after = bring(folder)
    assert became([before, failed, after]) == [Became.DRAFT, Became.REFUSED, Became.DRAFT]
    assert "Something went wrong with it here" in failed.why
    (record,) = caplog.records
    logged = NothingPrivate().format(record)
    assert "LookupError" in logged
    assert "canary" not in logged


def test_where_the_database_fails_no_text_is_blamed_for_it(folder, monkeypatch):
    def fail(*args, **how):
        raise OperationalError("gone")

    monkeypatch.setattr(running, "bring", fail)
    put(folder, "a.md", "# A\n\nOne.")
    with pytest.raises(OperationalError):
        bring(folder)


def test_a_link_out_of_its_folder_is_not_followed(folder, tmp_path):
    put(tmp_path, "secret.md", "# Secret\n\nOne.")
    os.symlink(tmp_path / "secret.md", folder / "a.md")
    (outcome,) = bring(folder)
    assert (outcome.became, "link" in outcome.why) == (Became.REFUSED, True)


def test_an_archive_is_a_folder_and_leads_nowhere_else(folder, tmp_path):
    path = put(
        folder,
        "a.zip",
        samples.archive(
            {
                "../../out.md": "# Out\n\nOne.",
                "/etc/in.md": "# In\n\nOne.",
                "__MACOSX/._a.md": "x",
                f"{'long' * 100}.txt": "Long\n\nOne.",
                "b.zip": samples.archive({"c.md": "# C"}),
            }
        ),
    )
    outcomes = bring(path)
    assert {content.title for content in Content.objects.all()} == {"In", "Long"}
    assert not list(tmp_path.rglob("out.md"))
    assert [outcome.why for outcome in outcomes if outcome.became == Became.REFUSED] == [
        "It is an archive within an archive."
    ]


@pytest.mark.parametrize("names", [("a", "a/b.md"), ("a/b.md", "a"), ("1-0", "1-0/b.md")])
def test_an_archive_may_have_a_file_and_a_folder_of_one_name(folder, names):
    bring(put(folder, "a.zip", samples.archive(dict.fromkeys(names, "# Both\n\nOne."))))
    assert Article.objects.get().title == "Both"


def test_two_files_of_one_name_are_not_taken_for_a_change(folder, tmp_path):
    first, second = put(folder, "a.md", "# A\n\nOne."), put(tmp_path, "a.md", "# A\n\nTwo.")
    assert became(bring(first, second)) == [Became.DRAFT, Became.LEFT]


def test_what_is_too_much_at_once_goes_on_the_next_time(folder):
    for name in "abc":
        put(folder, f"{name}.md", f"# {name}\n\nOne.")
    assert became(bring(folder, most=2)) == [Became.DRAFT, Became.DRAFT, Became.TOLD]
    assert became(bring(folder, most=2)) == [Became.UNCHANGED, Became.UNCHANGED, Became.DRAFT]


def test_the_command_says_what_became_of_each_and_fails_only_where_one_could_not_be_read(folder, capsys):
    put(folder, "a.md", "# A\n\nOne.\n\n| a | b |\n|---|---|\n")
    call_command("import_articles", str(folder))
    said = capsys.readouterr().out
    assert "a.md: “A” A new draft." in said
    assert "A table of 1 rows" in said
    assert "1 text was brought along." in said
    put(folder, "b.docx", b"no archive")
    with pytest.raises(CommandError):
        call_command("import_articles", str(folder))
    assert "1 here already. 1 could not be read." in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("import_articles", str(folder / "gone"))


def test_the_command_says_who_brings_them(folder, therapist):
    put(folder, "a.md", "# A\n\nOne.")
    call_command("import_articles", str(folder), by="ines", verbosity=0)
    assert Revision.objects.get().made_by == therapist
    with pytest.raises(CommandError, match="nobody"):
        call_command("import_articles", str(folder), by="someone")


def test_where_a_text_came_from_is_remembered(repair):
    assert (repair.imported_from.get().name, ImportedFrom.objects.count()) == ("repair.md", 1)


@pytest.fixture
def bridge(folder, media):
    """Put a picture beside the texts, and return its bytes."""
    data = file_of(drawn(90, 60), "PNG").getvalue()
    put(folder, "images/bridge.png", data)
    return data


WITH_BRIDGE = "# A\n\nOne.\n\n![A bridge at dusk](images/bridge.png)\n"


def test_a_picture_comes_into_the_library_with_its_words_and_its_maker(folder, bridge, editor):
    put(folder, "a.md", f"---\ntitle: A\ncover: images/bridge.png\ncover_alt: A bridge at dusk\n---\n{WITH_BRIDGE}")
    assert bring(folder, by=editor, credit="Ines Calder")[0].told == []
    image = Image.objects.get()
    assert (image.alternative, image.credit, image.uploaded_by) == ("A bridge at dusk", "Ines Calder", editor)
    assert Article.objects.get().picture == image


def test_the_same_picture_in_every_format_is_one_in_the_library(folder, bridge):
    put(folder, "a.md", WITH_BRIDGE)
    put(folder, "deep/b.html", '<h1>B</h1><p>One.</p><img src="../images/bridge.png" alt="A bridge">')
    put(folder, "c.docx", samples.docx(samples.drawing("A bridge"), **{"word/media/image1.png": bridge}))
    put(folder, "d.html", f'<h1>D</h1><img alt="A bridge" src="data:image/png;base64,{b64encode(bridge).decode()}">')
    assert [outcome.told for outcome in bring(folder, credit="Ines")] == [[], [], [], []]
    assert Image.objects.count() == 1


def test_a_picture_of_a_blog_is_found_in_the_folder_of_its_uploads_in_any_size(folder, tmp_path, bridge, media):
    put(tmp_path, "uploads/2024/05/bridge.png", bridge)
    put(tmp_path, "uploads/2023/01/bridge.png", file_of(drawn(70, 60), "PNG").getvalue())
    address = "https://alder.example/wp-content/uploads/2024/05/bridge.png"
    content = f'<img src="{address.replace(".png", "-300x200.png")}" alt="A bridge">'
    path = put(
        tmp_path,
        "blog/e.xml",
        samples.export(
            samples.post(1, "A", content, extra=samples.meta("_thumbnail_id", "9")),
            samples.attachment(9, address, "A hill"),
        ),
    )
    assert "not among the files" in " ".join(bring(path, credit="Ines")[0].told)
    assert became(bring(path, credit="Ines", media=[tmp_path / "uploads"]))[0] == Became.UPDATED
    assert Image.objects.get().digest == sha256(bridge).hexdigest()
    assert Article.objects.get().picture == Image.objects.get()


@pytest.mark.parametrize(
    ("markdown", "credit", "says"),
    [
        ("![](images/bridge.png)", "Ines", "no words"),
        ("![bridge.png](images/bridge.png)", "Ines", "no words"),
        ("![A bridge](images/bridge.png)", "", "nobody is named"),
        ("![A bridge](images/gone.png)", "Ines", "not among the files"),
        ("![A bridge](../secret.png)", "Ines", "not among the files"),
        ("![A bridge](https://elsewhere.example/x.png)", "Ines", "not among the files"),
        ("![A bridge](broken.png)", "Ines", "no picture"),
    ],
)
def test_a_picture_that_cannot_come_stays_behind_is_told_and_keeps_its_text_a_draft(
    folder, tmp_path, bridge, markdown, credit, says
):
    put(tmp_path, "secret.png", bridge)
    put(folder, "broken.png", b"\x00 nothing of the kind" * 20)
    put(folder, "a.md", f"# A\n\nOne by one.\n\n{markdown}\n")
    (outcome,) = bring(folder, credit=credit, publish=True, **REVIEWED)
    assert says in " ".join(outcome.told)
    assert (outcome.became, "pictures" in outcome.why) == (Became.DRAFT, True)
    assert not Image.objects.exists()


def test_a_picture_stands_where_it_stood():
    image = baker.prepare(Image, pk=7, file="x", rendered=[])
    picture = Picture("a.png", 'A "bridge"', "At <em>dusk</em>")
    shown = placing.figure(image, Found(picture, "a.png", b""))
    assert shown.startswith('<figure data-image="7"><img src="')
    assert shown.endswith('" alt="A &quot;bridge&quot;"><figcaption>At <em>dusk</em></figcaption></figure>')
