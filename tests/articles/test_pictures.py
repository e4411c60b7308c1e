"""Pictures in a body, as readers get them."""

import re

import pytest

from articles import publishing, rendering
from articles.models import Image
from articles.pictures import expand
from articles.typesetting import typeset

pytestmark = pytest.mark.one_database


def figure(pk, alternative="Two chairs", caption="<figcaption>By the <em>window</em></figcaption>"):
    return f'<figure data-image="{pk}"><img src="/media/old.jpg" alt="{alternative}">{caption}</figure>'


def test_a_picture_gets_its_files_its_measures_and_its_credit(image):
    html = typeset(f"<h2>Chairs</h2>{figure(image.pk)}<p>After</p>").html
    avif = [each for each in image.renditions if (each.crop, each.format) == ("whole", "avif")]
    jpeg = next(each for each in image.renditions if (each.crop, each.format) == ("whole", "jpeg"))
    assert ", ".join(f"/media/{each.file} {each.width}w" for each in avif) in html
    assert f'<img src="/media/{jpeg.file}" alt="Two chairs" width="800" height="533"' in html
    assert (
        "<figcaption>By the <em>window</em><br><small>Picture: Ines Calder</small></figcaption></figure><p>After"
        in html
    )
    assert "old.jpg" not in html


def test_who_made_a_picture_is_never_read_as_part_of_its_caption(image):
    """Feed readers have no style sheet, and a screen reader reads on."""
    spoken = rendering.plain_text(typeset(figure(image.pk, caption="<figcaption>The bridge</figcaption>")).html)
    assert spoken == "The bridge\nPicture: Ines Calder"


def test_the_picture_above_an_article_says_who_made_it_too(image, draft, client):
    publishing.save_draft(draft, by=None, written={"picture": image}, lists={})
    publishing.publish(draft, by=None)
    assert "<figcaption><small>Picture: Ines Calder</small></figcaption>" in client.get("/articles/on-repair/").text


def test_only_a_picture_far_down_waits_until_it_is_near(image):
    near, far = re.findall(r"<img[^>]*>", expand(f"{figure(image.pk)}<p>{'Words. ' * 200}</p>{figure(image.pk)}"))
    assert "loading" not in near
    assert 'loading="lazy"' in far


def test_without_its_own_words_a_picture_says_what_the_library_says(image):
    assert f'alt="{image.alternative}"' in expand(figure(image.pk, alternative="", caption=""))


def test_words_with_quotes_and_angles_stay_words(image):
    Image.objects.update(credit='<b>"Ines" & co</b>', alternative='5 > 3 & "so"')
    html = expand(figure(image.pk, alternative="") + figure(image.pk, alternative="a > b &quot;c&quot; &lt;d"))
    assert "<small>Picture: &lt;b&gt;&quot;Ines&quot; &amp; co&lt;/b&gt;</small>" in html
    assert 'alt="5 &gt; 3 &amp; &quot;so&quot;"' in html
    assert 'alt="a > b &quot;c&quot; &lt;d"' in html


def test_a_picture_that_is_not_in_the_library_is_left_out_and_the_rest_stays(image):
    assert expand(f"<p>One</p>{figure(999)}{figure('9' * 18)}<p>Two</p>") == "<p>One</p><p>Two</p>"


def test_a_body_without_pictures_asks_the_database_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert expand("<p>One</p><figure>no</figure>") == "<p>One</p><figure>no</figure>"
