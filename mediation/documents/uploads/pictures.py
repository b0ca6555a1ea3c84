"""Pictures, made anew from their pixels: no place, no thumbnail, no comment, nothing behind the end is left."""

from __future__ import annotations

import threading
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from mediation.documents.uploads.made import Made
from mediation.documents.uploads.refusals import Refused, Why

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 5000  # a page of A4 at 430 dots per inch
QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP")
SAVED_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}  # MPO: a JPEG with a second one behind it

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}

Image.MAX_IMAGE_PIXELS = None  # counted here, before a pixel is decoded
_turn = threading.Lock()  # one picture in memory at a time in each process


def made_anew(content: bytes) -> Made:
    with _turn:
        try:
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                _require_still_and_small(image)
                return _saved(image)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as problem:
            raise Refused(Why.UNREADABLE) from problem


def _require_still_and_small(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise Refused(Why.TOO_MANY_PIXELS)
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise Refused(Why.MOVING)


def _saved(image: Image.Image) -> Made:
    """Large ones are made smaller first, so that no second copy of all their pixels is ever in memory."""
    name = SAVED_AS[image.format or ""]
    mode = "RGBA" if name != "JPEG" and image.has_transparency_data else "RGB"
    is_plain = image.mode in ("RGB", "RGBA", "L")
    if is_plain:
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture = ImageOps.exif_transpose(image).convert(mode)
    if not is_plain:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.info.clear()
    out = BytesIO()
    more = {} if name == "PNG" else {"quality": QUALITY}
    picture.save(out, name, **more)
    return Made(out.getvalue(), Image.MIME[name], ENDINGS[name], pages=1)
