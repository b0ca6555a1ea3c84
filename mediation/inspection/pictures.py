"""Pictures, made anew from their pixels: no place, no thumbnail, no comment, nothing behind the end is left."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from mediation.inspection.verdicts import Made, Unfit, Why

MILLION = 1_000_000
MOST_PIXELS = {"JPEG": 50 * MILLION, "MPO": 50 * MILLION, "PNG": 16 * MILLION, "WEBP": 8 * MILLION}  # by what it costs
MOST_DECODED = 24 * MILLION  # of a larger photo every second or fourth pixel is decoded, as JPEG allows
MOST_KEPT = 16 * MILLION  # a page of A4 at 400 dots per inch; of long screenshots all of it
MOST_WORK = 600 * MILLION  # pixels times the passes in which a progressive JPEG comes
PASS = b"\xff\xda"
QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP")
SAVED_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}  # MPO: a JPEG with a second one behind it
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
TURNED = 0x0112  # the tag of Exif that says how the telephone was held

Image.MAX_IMAGE_PIXELS = None  # counted here, before a pixel is decoded


def samples() -> list[bytes]:
    """Small pictures of every form, turned and clear ones among them."""
    turned, made = Image.Exif(), []
    turned[TURNED] = 6
    for form, mode in (("JPEG", "CMYK"), ("JPEG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("WEBP", "RGBA")):
        out = BytesIO()
        Image.new(mode, (2, 2)).save(out, form, exif=turned)
        made.append(out.getvalue())
    return made


def made_anew(content: bytes) -> Made:
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            _require_still_and_small(image, passes=content.count(PASS))
            return _saved(image)
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        Image.DecompressionBombError,
    ) as problem:
        raise Unfit(Why.UNREADABLE) from problem


def _require_still_and_small(image: Image.Image, *, passes: int) -> None:
    pixels, form = image.width * image.height, image.format or ""
    if pixels > MOST_PIXELS[form] or (SAVED_AS[form] == "JPEG" and pixels * passes > MOST_WORK):
        raise Unfit(Why.TOO_MANY_PIXELS)
    if form != "MPO" and getattr(image, "is_animated", False):
        raise Unfit(Why.MOVING)


def _saved(image: Image.Image) -> Made:
    """Made smaller before it is turned or converted, so that few copies of all pixels are ever in memory."""
    name = SAVED_AS[image.format or ""]
    if image.width * image.height > MOST_DECODED:
        image.draft(None, (image.width // 2, image.height // 2))
    mode = "RGBA" if name != "JPEG" and image.has_transparency_data else "RGB"
    turned = image.getexif().get(TURNED, 1) != 1
    if image.mode not in ("RGB", "RGBA", "L"):
        image = ImageOps.exif_transpose(image) if turned else image
        turned, image = False, image.convert(mode)
    _reduce(image)
    if turned:
        image = ImageOps.exif_transpose(image)
    if image.mode != mode:
        image = image.convert(mode)
    image.info.clear()
    return _written(image, name)


def _reduce(image: Image.Image) -> None:
    """By its area: a conversation in one long picture stays readable."""
    scale = (MOST_KEPT / (image.width * image.height)) ** 0.5
    if scale < 1:
        image.thumbnail((max(1, int(image.width * scale)), max(1, int(image.height * scale))))


def _written(image: Image.Image, name: str) -> Made:
    out = BytesIO()
    more = {"compress_level": 4} if name == "PNG" else {"quality": QUALITY, "exif": b""}
    image.save(out, name, **more)
    return Made(out.getvalue(), Image.MIME[name], ENDINGS[name], pages=1)
