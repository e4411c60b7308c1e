"""Pictures and portraits in templates."""

from django import template
from django.utils.safestring import SafeString

from articles import pictures
from articles.models import Image, Portrait
from articles.models.image import Crop
from practice.models import Staff

register = template.Library()
# How large a portrait is shown (css/components.css: .portrait).
PORTRAIT = "6rem"


@register.simple_tag
def picture(
    image: Image | None,
    sizes: str = pictures.COLUMN,
    crop: str = Crop.WHOLE,
    alternative: str | None = None,
    lazy: bool = True,
) -> SafeString:
    """Show a picture of the library, or nothing where there is none; `lazy=False` where it is seen at once."""
    return pictures.picture(image, alternative=alternative, sizes=sizes, crop=crop, is_lazy=lazy)


@register.simple_tag
def picture_credit(image: Image) -> SafeString:
    """Say who made a picture."""
    return pictures.credit(image)


@register.simple_tag
def portrait(staff: Staff | None) -> SafeString:
    """Show the photo of someone of the practice, in a square, or nothing where there is none."""
    shown = Portrait.of(staff) if staff else None
    return pictures.picture(shown.image, sizes=PORTRAIT, crop=Crop.SQUARE, is_lazy=False) if shown else SafeString("")
