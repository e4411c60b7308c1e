"""Where the link in a sender's mails leads: to a yes or a stop. Scanners of mail follow links, so GET does nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake import sender_mail
from practice.again import acts_once

ANSWERS = {
    "yes": (sender_mail.confirm, "returning/mail_confirmed.html"),
    "stop": (sender_mail.stop, "returning/mail_stopped.html"),
}


@acts_once()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether mail may come, and take the answer. A link that leads nowhere has one page, whatever the cause."""
    answer = request.POST.get("mail", "") if request.method == "POST" else ""
    if answer not in ANSWERS and not sender_mail.is_known(token):
        return _nowhere(request)
    if answer not in ANSWERS:
        return render(
            request, "returning/mail_confirmed.html" if sender_mail.is_confirmed(token) else "returning/mail.html"
        )
    verb, page = ANSWERS[answer]
    try:
        verb(token)
    except sender_mail.NoSuchLink:
        return _nowhere(request)
    return render(request, page)


def _nowhere(request: HttpRequest) -> HttpResponse:
    return render(request, "returning/mail_nowhere.html", status=404)
