"""Serves the files of pictures: under names made of their content, so that whoever has one need never ask again."""

from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles import picture_files

KINDS = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}
HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    # A picture is shown and nothing else, also by a browser that takes it for a page.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",  # feed readers in a browser show the pictures of an article
}


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with one file, whole; 304 to whoever has it, 404 for what is no name of a picture.

    A file is a few hundred kilobytes at most, and is handed over at once: a slow reader holds up no thread.
    """
    if not picture_files.SERVED.fullmatch(name):
        raise Http404
    try:
        data = (picture_files.root() / name).read_bytes()
    except OSError:
        raise Http404 from None
    known = PurePosixPath(name)
    headers = {"ETag": f'"{known.stem}"', "Content-Length": str(len(data))}
    response = HttpResponse(data, content_type=KINDS[known.suffix], headers=headers)
    answer = get_conditional_response(request, etag=headers["ETag"], response=response) or response
    for header, value in HEADERS.items():
        answer.headers[header] = value  # those of a 304 replace what a browser has kept
    return answer
