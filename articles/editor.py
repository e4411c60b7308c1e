"""The editor in which bodies are written: what it offers, in which order, and every word that it shows.

The elements it makes are those that rendering.sanitise keeps. Its own parts are the scripts static/js/editor-*.js.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Script
from js_asset.media import Media

from articles import rendering

_OWN = ("dialog", "pasted", "upload", "blocks", "pictures", "toolbar", "paste")
_MODULES = {f"secure-base/editor-{name}": f"js/editor-{name}.js" for name in _OWN}
# These three are used by the others.
_EXTENDING = [name for name in _MODULES if not name.endswith(("dialog", "pasted", "upload"))]
_ENDS = {"done": _("Done"), "cancel": _("Cancel")}

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {
        "enableTarget": False,
        # Addresses that are typed stay words: a link that shows a bare address is a fault.
        "autolink": False,
        "protocols": ["mailto", "tel"],
        "schemes": sorted(rendering.LINK_SCHEMES),
        "words": _ENDS
        | {
            "title": _("Link"),
            "address": _("Address"),
            "words": _("Words to show"),
            "help": _("A page of yours, such as /fees/, or an address with https:// before it."),
            "wrong": _("Write an address such as /fees/ or https://www.example.org."),
        },
    },
    "ParagraphKind": {"kinds": {"pause": _("Calm pause"), "aside": _("Margin note")}},
    "Picture": {
        "label": _("Picture"),
        "words": _ENDS
        | {
            "title": _("Picture"),
            "search": _("Search"),
            "which": _("Which picture?"),
            "alt": _("What it shows"),
            "altHelp": _("Read aloud to people who do not see it."),
            "caption": _("Caption"),
            "add": _("Upload a new one"),
            "file": _("Picture file"),
            "fileHelp": _("JPEG, PNG, WebP, AVIF or GIF, at most 10 MB. Where and when it was taken is not kept."),
            "shows": _("What the new picture shows"),
            "credit": _("Who made it"),
            "creditHelp": _("Needed. A name is enough, your own too."),
            "upload": _("Upload"),
            "uploading": _("Uploading …"),
            "tooLarge": _("This file is larger than 10 MB. Choose a smaller one."),
            "taken": _("It is in the library, and chosen here. “Done” puts it into the text."),
            "none": _("The library has no such picture."),
            "failed": _("The library can’t be shown just now. Your text is safe; try again in a moment."),
            "chooseOne": _("Choose a picture first."),
        },
    },
    "Note": {
        "label": _("Footnote"),
        "words": _ENDS
        | {"title": _("Footnote"), "note": _("Its words"), "help": _("Leave it empty to take the footnote away.")},
    },
    "Callout": {"label": _("Call-out")},
    "Stop": {"label": _("Stop here"), "heading": _("Stop here if it is heavy")},
    "Invitation": {
        "label": _("Invitation"),
        "shown": _("Here readers find your invitation."),
    },
    "Pasted": {
        "told": _("The pictures were left out. Add each to the library, then put it into the text with “Picture”."),
    },
    "Menu": {
        "groups": [
            {"group": names}
            for names in ("headings", "marks", "link", "lists", "nodes -blockType -lists", "asides", "kinds", "history")
        ]
    },
    "Toolbar": {
        "label": _("Formatting"),
        "about": _("What the blocks are for"),
        "blocks": {
            "picture": _("A picture of the library, with its caption."),
            "note": _("A small number in the text; its words stand below it."),
            "callout": _("A frame around what is worth finding again."),
            "stop": _("Says that what follows may be heavy, and leads to someone who answers now."),
            "invitation": _("Where readers find your invitation to write."),
            "kind:pause": _("A few calm lines to breathe by, set apart."),
            "kind:aside": _("A remark beside the text."),
        },
        "names": {
            "heading2": _("Heading"),
            "heading3": _("Smaller heading"),
            "bold": _("Bold"),
            "italic": _("Italic"),
            "link": _("Link"),
            "unlink": _("Remove the link"),
            "bulletList": _("List"),
            "orderedList": _("Numbered list"),
            "blockquote": _("Quote"),
            "history:undo": _("Undo"),
            "history:redo": _("Do again"),
        },
    },
}


class BodyWidget(AdminProseEditorWidget):
    """The editor with our own extensions."""

    config: dict[str, Any]

    @property
    def media(self) -> Any:
        """Return what a page with the editor loads; the import map knows our modules by name."""
        # Before the editor, which then need not wait for them; nobody types into a field that is about to be replaced.
        first = [Script(path, type="module") for path in _MODULES.values()]
        own = Media(importmap=ImportMap(_MODULES), js=first, css={"all": ["css/editor-writing.css"]})
        return own + super().media

    def leave_out(self, name: str) -> None:
        """Offer everything but this one."""
        offered = {key: value for key, value in self.config["extensions"].items() if key != name}
        self.config = self.config | {"extensions": offered}

    def get_config(self) -> dict[str, Any]:
        """Return what the editor’s scripts are told."""
        config: dict[str, Any] = super().get_config()
        pictures = f"{reverse('admin:index')}articles/image/"
        picture = config["extensions"]["Picture"] | {"library": f"{pictures}choose/", "add": f"{pictures}add/"}
        return config | {"extensions": config["extensions"] | {"Picture": picture}, "js_modules": _EXTENDING}


class BodyField(ProseEditorField):
    """Rich text that is written in the editor; a form shows why a text is refused."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, extensions=EXTENSIONS, sanitize=rendering.sanitise, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """Return the field of a form, with the editor."""
        return super().formfield(**{**kwargs, "widget": BodyWidget})
