"""Bringing texts along by upload."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Revision
from tests.articles import samples

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAGE = "/admin/articles/article/import/"


def upload(client, *files, **wishes):
    given = [SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode()) for name, data in files]
    return client.post(PAGE, {"texts": given, **wishes})


def test_an_editor_brings_several_files_along_and_reads_what_became_of_each(as_editor, editor):
    response = upload(as_editor, ("a.docx", samples.docx()), ("b.md", "# B\n\n| a | b |\n|---|---|\n"), ("c.docx", "x"))
    page = response.content.decode()
    assert response.status_code == 200
    assert "2 texts were brought along. 1 could not be read." in page
    assert page.index("no whole DOCX file") < page.index("A table of 1 rows")
    article = Article.objects.get(title="On leaving slowly")
    assert f"/admin/articles/article/{article.pk}/change/" in page
    assert set(Revision.objects.values_list("made_by", flat=True)) == {editor.pk}
    again = upload(as_editor, ("a.docx", samples.docx(**{"docProps/app.xml": "<a/>"})))
    assert "1 here already." in again.content.decode()


def test_the_list_of_articles_leads_to_the_page(as_editor):
    assert f'href="{PAGE}"' in as_editor.get("/admin/articles/article/").content.decode()


def test_what_is_wished_for_is_done(as_editor, client):
    file = ("e.xml", samples.export(samples.post(1, "Old", "One.", name="old")))
    upload(as_editor, file, publish="on", reviewed_on="2026-11-01", review_due="2027-11-01")
    assert client.get("/articles/old/").status_code == 200


@pytest.mark.parametrize(
    ("files", "wishes", "says"),
    [
        ([], {}, "Choose at least one file."),
        ([("a.jpg", "x")], {}, "There are only pictures."),
        ([("a.md", "# A")], {"reviewed_on": "2026-11-01", "review_due": "2026-10-01"}, "Choose a day after"),
        ([("a.md", "# A")], {"reviewed_on": "soon"}, "Choose a day."),
    ],
)
def test_a_form_that_does_not_make_sense_is_asked_again(as_editor, files, wishes, says):
    page = upload(as_editor, *files, **wishes).content.decode()
    assert says in page
    assert "<title>Error: " in page
    assert not Article.objects.exists()


def test_a_file_with_a_strange_name_stays_where_it_belongs(as_editor):
    for name in ("../../x.md", "..md", ".md", f"{'é' * 300}.md"):
        assert upload(as_editor, (name, "# T\n\nOne.")).status_code == 200


def test_more_may_be_sent_than_to_any_other_page(as_editor):
    files = [(f"{number}.txt", f"{number}\n\n" + "word " * 70_000) for number in range(4)]
    assert "4 texts were brought along." in upload(as_editor, *files).content.decode()


def test_two_uploads_of_one_name_are_both_told(as_editor):
    page = upload(as_editor, ("a.md", "# A\n\nOne."), ("a.md", "# A\n\nTwo.")).content.decode()
    assert "Another of the same name" in page


def test_the_words_of_a_file_are_shown_as_words(as_editor):
    page = upload(as_editor, ("a.md", "---\ntitle: <script>alert(1)</script>\n---\nOne.")).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
