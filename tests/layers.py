"""Where each module belongs (DESIGN §2). A module imports from its own layer or below only."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("practice", "articles", "intake")

# 1 translates input and shows results, 2 holds the rules, 3 is data and pure logic.
TOP, VERBS, GROUND = 1, 2, 3
LAYERS: dict[str, int] = {
    # practice
    "practice": GROUND,
    "practice.again": TOP,
    "practice.admin": TOP,
    "practice.admin_problem": TOP,
    "practice.as_reader": TOP,
    "practice.admin_site": TOP,
    "practice.answers": GROUND,
    "practice.apps": TOP,
    "practice.by_country": GROUND,
    "practice.calendar": GROUND,
    "practice.checks": GROUND,
    "practice.closed_door": TOP,
    "practice.clock_field": GROUND,
    "practice.context": TOP,
    "practice.counts": VERBS,
    "practice.describing": VERBS,
    "practice.due": TOP,
    "practice.environment": GROUND,
    "practice.faces": TOP,
    "practice.formats": GROUND,
    "practice.headers": GROUND,
    "practice.held": VERBS,
    "practice.favicons": GROUND,
    "practice.heartbeat": GROUND,
    "practice.kept": TOP,
    "practice.live_preview": TOP,
    "practice.last_resort": TOP,
    "practice.logs": GROUND,
    "practice.mail": GROUND,
    "practice.maintenance": VERBS,
    "practice.management": TOP,
    "practice.middleware": TOP,
    "practice.models": GROUND,
    "practice.moving": VERBS,
    "practice.palettes": GROUND,
    "practice.pagecache": TOP,
    "practice.passwords": GROUND,
    "practice.proxies": GROUND,
    "practice.ratelimit": GROUND,
    "practice.origins": GROUND,
    "practice.settings": TOP,
    "practice.sign_in": VERBS,
    "practice.small_charts": GROUND,
    "practice.starting": VERBS,
    "practice.specimens": TOP,
    "practice.statements": TOP,
    "practice.static_storage": GROUND,
    "practice.styleguide": TOP,
    "practice.templatetags": TOP,
    "practice.today": TOP,
    "practice.two_lines": GROUND,
    "practice.unsaved": GROUND,
    "practice.uploads": TOP,
    "practice.urls": TOP,
    "practice.views": TOP,
    "practice.work": TOP,
    "practice.wsgi": TOP,
    # articles
    "articles": GROUND,
    "articles.admin": TOP,
    "articles.apps": TOP,
    "articles.blocks": GROUND,
    "articles.checking": GROUND,
    "articles.context": TOP,
    "articles.due": TOP,
    "articles.images": VERBS,
    "articles.editor": GROUND,
    "articles.faces": TOP,
    "articles.addresses": GROUND,
    "articles.feeds": TOP,
    "articles.for_others": GROUND,
    "articles.fresh": TOP,
    "articles.footnotes": GROUND,
    "articles.importing": VERBS,
    "articles.introducing": VERBS,
    "articles.leading_on": TOP,
    "articles.leftovers": VERBS,
    "articles.list_views": TOP,
    "articles.importing.archives": GROUND,
    "articles.importing.decoding": GROUND,
    "articles.importing.files": GROUND,
    "articles.importing.galleries": GROUND,
    "articles.importing.inline": GROUND,
    "articles.importing.markdown": GROUND,
    "articles.importing.notes": GROUND,
    "articles.importing.outcome": GROUND,
    "articles.importing.pictures": GROUND,
    "articles.importing.plain": GROUND,
    "articles.importing.reducing": GROUND,
    "articles.importing.webpages": GROUND,
    "articles.importing.word": GROUND,
    "articles.importing.wordpress": GROUND,
    "articles.importing.wordpress_text": GROUND,
    "articles.importing.written": GROUND,
    "articles.management": TOP,
    "articles.media": TOP,
    "articles.models": GROUND,
    "articles.comparing": GROUND,
    "articles.copying": VERBS,
    "articles.differences": VERBS,
    "articles.preview_page": TOP,
    "articles.previews": VERBS,
    "articles.picture_files": GROUND,
    "articles.picture_reading": GROUND,
    "articles.pictures": GROUND,
    "articles.portraits": VERBS,
    "articles.menu": VERBS,
    "articles.nesting": GROUND,
    "articles.not_inviting": GROUND,
    "articles.outline": GROUND,
    "articles.old_addresses": VERBS,
    "articles.own_paths": VERBS,
    "articles.publishing": VERBS,
    "articles.readiness": VERBS,
    "articles.redrawing": VERBS,
    "articles.reading_grade": GROUND,
    "articles.missing": TOP,
    "articles.paging": GROUND,
    "articles.reading": VERBS,
    "articles.related": VERBS,
    "articles.rendering": GROUND,
    "articles.search": GROUND,
    "articles.search_index": VERBS,
    "articles.search_views": TOP,
    "articles.searchable": GROUND,
    "articles.standing": GROUND,
    "articles.today": TOP,
    "articles.share_pictures": GROUND,
    "articles.templatetags": TOP,
    "articles.typesetting": GROUND,
    "articles.topics": VERBS,
    "articles.urls": TOP,
    "articles.views": TOP,
    "articles.writing": VERBS,
    "articles.sitemaps": TOP,
    "articles.specimens": TOP,
    "articles.structured_data": GROUND,
    "articles.whole_site": TOP,
    # intake
    "intake": GROUND,
    "intake.addresses": VERBS,
    "intake.admin": TOP,
    "intake.apps": TOP,
    "intake.context": TOP,
    "intake.carrying_over": VERBS,
    "intake.afterwards": VERBS,
    "intake.blank": GROUND,
    "intake.booking": VERBS,
    "intake.callers": VERBS,
    "intake.calls": VERBS,
    "intake.conversation": VERBS,
    "intake.doors": VERBS,
    "intake.due": TOP,
    "intake.correspondence": VERBS,
    "intake.erasure": VERBS,
    "intake.export": VERBS,
    "intake.export_pages": VERBS,
    "intake.faces": TOP,
    "intake.fields": GROUND,
    "intake.follow_up": VERBS,
    "intake.figures": VERBS,
    "intake.forms": GROUND,
    "intake.free_times": VERBS,
    "intake.handing_over": VERBS,
    "intake.hours": VERBS,
    "intake.history": VERBS,
    "intake.key_lock": GROUND,
    "intake.lateness": VERBS,
    "intake.layout": GROUND,
    "intake.letterhead": VERBS,
    "intake.lock_context": TOP,
    "intake.mail_health": VERBS,
    "intake.minding": VERBS,
    "intake.models": GROUND,
    "intake.management": TOP,
    "intake.management.asking": TOP,
    "intake.notices": VERBS,
    "intake.opening": VERBS,
    "intake.owed": VERBS,
    "intake.posting": VERBS,
    "intake.promises": VERBS,
    "intake.placeholders": GROUND,
    "intake.questions": GROUND,
    "intake.reminders": VERBS,
    "intake.queue": VERBS,
    "intake.reading": VERBS,
    "intake.referral": VERBS,
    "intake.retention": VERBS,
    "intake.resealing": VERBS,
    "intake.rotation": VERBS,
    "intake.scrubbing": VERBS,
    "intake.searching": VERBS,
    "intake.return_forms": GROUND,
    "intake.return_urls": TOP,
    "intake.rekeying": VERBS,
    "intake.robots": VERBS,
    "intake.removal": VERBS,
    "intake.recovery": VERBS,
    "intake.readers": VERBS,
    "intake.invitations": VERBS,
    "intake.drafts": VERBS,
    "intake.case_keys": VERBS,
    "intake.safe_contact": VERBS,
    "intake.safety": GROUND,
    "intake.sender_mail": VERBS,
    "intake.set_letters": VERBS,
    "intake.setting_up": VERBS,
    "intake.shapes": GROUND,
    "intake.sheets": VERBS,
    "intake.signatures": GROUND,
    "intake.specimens": TOP,
    "intake.starting_texts": VERBS,
    "intake.steps": GROUND,
    "intake.submission": VERBS,
    "intake.support": VERBS,
    "intake.telling": VERBS,
    "intake.templatetags": TOP,
    "intake.testing": VERBS,
    "intake.today": TOP,
    "intake.triage": VERBS,
    "intake.tries": VERBS,
    "intake.unlock": TOP,
    "intake.urgency": VERBS,
    "intake.urls": TOP,
    "intake.vault": GROUND,
    "intake.verification": VERBS,
    "intake.views": TOP,
    "intake.visits": TOP,
    "intake.waitlist": VERBS,
    "intake.walking": VERBS,
    "intake.workflow": GROUND,
}
# Which apps an app may import besides itself.
MAY_IMPORT = {"practice": set(), "articles": {"practice"}, "intake": {"practice", "articles"}}
NAMES_EVERY_APP = {"practice.urls", "practice.settings"}
MAY_OPEN_THE_VAULT = {
    "intake.admin",
    "intake.case_keys",
    "intake.conversation",
    "intake.drafts",
    "intake.export",
    "intake.handing_over",
    "intake.management.asking",
    "intake.owed",
    "intake.readers",
    "intake.recovery",
    "intake.resealing",
    "intake.return_forms",
    "intake.rotation",
    "intake.signatures",
    "intake.submission",
    "intake.triage",
    "intake.unlock",
    "intake.vault",
    "intake.visits",
}


def modules() -> Iterator[tuple[str, Path]]:
    """Yield the dotted name and file of every module of the apps, migrations apart."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                parts = path.relative_to(ROOT).with_suffix("").parts
                yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


@cache
def known_names() -> frozenset[str]:
    """Return the dotted names of all modules of the apps."""
    return frozenset(name for name, _ in modules())


def place_of(module: str) -> str | None:
    """Return the name under which a module stands in LAYERS: its own, or that of the nearest package."""
    while module not in LAYERS:
        module, _, last = module.rpartition(".")
        if not last or module in APPS:
            return None
    return module


def imports(path: Path) -> set[str]:
    """Return the dotted names of the apps' modules that a file imports, at its top or inside a function."""
    known = known_names()
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {
                f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in known else node.module
                for alias in node.names
            }
    return {name for name in found if name.split(".")[0] in APPS}
