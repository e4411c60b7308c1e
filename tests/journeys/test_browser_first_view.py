"""What the first view of an article costs somebody on a poor line: a count of bytes and of requests, never of time."""

from PIL import Image as Pictures

from articles import images
from articles.models import Article
from tests.pictures import WORDS, file_of

MOST_BYTES, MOST_REQUESTS = 150_000, 10
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True}


def detailed():
    """Return a picture that is as full of detail as a photo."""
    return Pictures.effect_mandelbrot((1800, 1200), (-0.8, 0.05, -0.7, 0.15), 100).convert("RGB")


def test_the_first_view_of_an_article_is_small_and_asks_for_little(site, media, articles, browser, complaints):
    picture = images.add(file_of(detailed()), **WORDS, by=None)
    article = Article.objects.live().get(slug="what-is-attachment-based-healing")
    Article.objects.filter(pk=article.pk).update(picture=picture)
    with browser.new_context(**PHONE) as context:
        complaints.listen(context)
        page = context.new_page()
        told: dict[str, float] = {}
        addresses: dict[str, str] = {}
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.on(
            "Network.requestWillBeSent", lambda said: addresses.update({said["requestId"]: said["request"]["url"]})
        )
        network.on("Network.loadingFinished", lambda said: told.update({said["requestId"]: said["encodedDataLength"]}))
        page.goto(site.url + article.get_absolute_url(), wait_until="networkidle")
    came = {addresses[number].removeprefix(site.url): size for number, size in told.items()}
    assert any(path.endswith(".avif") for path in came)
    # The italic one comes where a text has emphasis.
    assert 2 <= sum(path.endswith(".woff2") for path in came) <= 3
    assert sum(path.endswith(".css") for path in came) == 3
    assert len(came) <= MOST_REQUESTS, came
    assert sum(came.values()) <= MOST_BYTES, came
