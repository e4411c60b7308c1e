"""Times are written one way, wherever somebody reads them: 2:30 p.m., never 14:30 beside it."""

import re
from datetime import time
from pathlib import Path

import pytest
from django.template import Context, Template

from practice.models import WorkingHours

ROOT = Path(__file__).resolve().parents[2]
# An hour and its minutes in a pattern of their own, as they stood here and there before.
OTHER_WAYS = re.compile(r"\b[HGgh]:i\b(?!:s)")
SENTENCE = r"{% blocktranslate ([^%]*)%}(.*?){% endblocktranslate %}"


def lines() -> list[tuple[str, str]]:
    """Return every line of what may write a time, with where it stands."""
    folders = ("articles", "intake", "practice", "templates")
    found = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    texts = {str(path): path.read_text().splitlines() for path in found if path.suffix in {".py", ".html", ".txt"}}
    return [(f"{name}:{number}", line) for name, text in texts.items() for number, line in enumerate(text, start=1)]


def test_no_page_writes_times_in_a_way_of_its_own():
    # What a time element tells machines is read by nobody.
    read = [(where, re.sub(r"datetime=\"{{[^}]*}}\"", "", line)) for where, line in lines()]
    assert not [where for where, line in read if OTHER_WAYS.search(line)]


def test_no_sentence_ends_with_a_time_whose_own_full_stop_would_stand_there_twice():
    ends_in_time = r"(\w+)=[\w.]+\|date:(?:\"(?:DATE)?TIME_FORMAT\"|_\(\"[^\"]*P\"\))"
    for path in (ROOT / "templates").rglob("*.html"):
        for head, said in re.findall(SENTENCE, path.read_text(), re.DOTALL):
            for name in re.findall(ends_in_time, head):
                assert f"{{{{ {name} }}}}." not in said, path


@pytest.mark.parametrize(
    ("moment", "said"), [(time(14, 30), "2:30 p.m."), (time(9, 0), "9 a.m."), (time(12, 0), "noon")]
)
def test_a_time_is_written_as_people_say_it(moment, said):
    assert Template("{{ moment|time }}").render(Context({"moment": moment})) == said


def test_working_hours_say_their_times_like_every_page():
    hours = WorkingHours(weekday=1, starts=time(9), ends=time(17, 30))
    assert str(hours) == "Tuesday 9 a.m. to 5:30 p.m."
