"""A picture of the user's, made fit to be a cover: square, 1400 to 3000 pixels, RGB, at most 512 kB."""

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

from recapcast.errors import CoverError

LEAST, MOST = 1400, 3000
"""Pixels on each side, in which podcast directories take covers (STANDARDS, "ID3")."""
MOST_BYTES = 512_000
"""The same, of the whole file."""
_MOST_PIXELS = 36_000_000
"""6000 on each side, twice what a cover can show. Such a PNG takes 0.3 GB and 1 s."""
_MOST_READ = 100_000_000
"""Bytes of a file: what 36 million pixels take without compression."""
_BLURRED = 700
"""Pixels on the shorter side under which it shows that a picture was enlarged: to more than twice its size."""
_CROPPED = 1.5
"""Longer side to shorter: up to here (3:2, a camera's) the middle is taken, and a third is lost at most."""
_STRIP = 4
"""The same, from where nothing could be made out in a square."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_ATTEMPTS = (
    (3000, 90), (3000, 82), (3000, 75), (2000, 82), (2000, 75), (1400, 82), (1400, 75), (1400, 60), (1400, 40),
    (1400, 20), (1400, 5),
)  # fmt: skip
"""Pixels and JPEG quality, the best first. Noise, than which no picture takes more, takes 0.4 MB with 1400
pixels at quality 20."""


@dataclass(frozen=True)
class Picture:
    """A cover's file, a JPEG or a PNG of `pixels` square; `note` is what the user should know."""

    data: bytes
    pixels: int
    original: str
    """The SHA-256 of the file that was read, in hexadecimal."""
    note: str | None = None


def load(path: Path) -> Picture:
    """Read a picture and make it fit; one that is fit is taken byte for byte.

    It is turned as its EXIF says, and brought to sRGB. What is transparent becomes white. Of a picture up to 3:2 the
    middle is taken; around a longer one there is room in the colour of its edges. A small one is enlarged.

    Raises:
        CoverError: there is no such file, it is no picture that is read here, moves, is cut or damaged, has more than
            36 million pixels (nothing is decoded then), or is four times as long as it is wide.
    """
    data = _read(path)
    original = hashlib.sha256(data).hexdigest()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is odd within a picture that can be read nonetheless
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        image = _opened(path, data)
        try:
            if max(image.size) > MOST:
                image.draft("RGB", (MOST, MOST))  # a JPEG is decoded at half the size where that is enough
            image.load()
            if _is_fit(image, data):
                return Picture(data, image.width, original)
            ImageOps.exif_transpose(image, in_place=True)
            square = _square(_rgb(image))
        except Exception as error:  # Pillow's readers raise a dozen kinds for what is damaged
            raise _fault(path, "it is cut or damaged") from error
    shorter = min(image.size)
    note = None
    if shorter < _BLURRED:
        size = f"{image.width}x{image.height}"
        note = f"{path} has {size} pixels, and looks blurred as a cover. {LEAST}x{LEAST} or more look well."
    fit, pixels = next(_encoded(square))
    return Picture(fit, pixels, original, note)


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _fault(path, "it is no file")
        if path.stat().st_size > _MOST_READ:
            raise _fault(path, f"it is larger than {_MOST_READ // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise _fault(path, error.strerror or str(error)) from error


def _opened(path: Path, data: bytes) -> Image.Image:
    """The picture with its header read, and nothing decoded yet."""
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
        # A telephone's JPEG may hold a second picture (MPO), which is no movement.
        moves = image.format != "MPO" and getattr(image, "is_animated", False)
    except UnidentifiedImageError as error:
        raise _fault(path, _kind(data)) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _fault(path, f"it has more than {_MOST_PIXELS // 1_000_000} million pixels") from error
    except Exception as error:  # as above
        raise _fault(path, "it is cut or damaged") from error
    if image.width * image.height > _MOST_PIXELS:
        size = f"{image.width}x{image.height}"
        raise _fault(path, f"it has {size} pixels, and at most {_MOST_PIXELS // 1_000_000} million are read")
    if max(image.size) >= _STRIP * min(image.size):
        raise _fault(path, f"{image.width}x{image.height} pixels are too long for a square")
    if moves:
        raise _fault(path, "it moves: save one picture of it")
    return image


def _kind(data: bytes) -> str:
    if not data:
        return "it is empty"
    if data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<svg", b"<?xml", b"<!DOCTYPE svg")):
        return "it is SVG, which is not read: export it as PNG"
    if data[4:8] == b"ftyp":
        return "it is HEIC or AVIF, which is not read: export it as JPEG"
    return "it is no picture that is read here"


def _fault(path: Path, reason: str) -> CoverError:
    remedy = "Give a JPEG or PNG of 1400x1400 pixels or more, or --cover drawn, or --cover none."
    return CoverError(f"{path} can not be the cover ({reason}). {remedy}")


def _is_fit(image: Image.Image, data: bytes) -> bool:
    return (
        image.format in {"JPEG", "PNG"}
        and image.mode == "RGB"
        and not image.has_transparency_data
        and image.width == image.height
        and LEAST <= image.width <= MOST
        and len(data) <= MOST_BYTES
        and image.getexif().get(ExifTags.Base.Orientation, 1) == 1
    )


def _rgb(image: Image.Image) -> Image.Image:
    """The picture in sRGB, what is transparent on white."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        image = Image.new("RGB", image.size, "white")
        image.paste(layer, mask=layer)
    elif image.mode.startswith("I"):  # grey of 16 bits, of which `convert` would keep the lower ones
        image = image.point(lambda grey: grey / 256).convert("L")
    elif image.mode not in {"RGB", "CMYK", "L"}:
        image = image.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            converted = None  # the profile is of other colours than the picture: players would not use it either
        if converted is not None:
            return converted
    return image if image.mode == "RGB" else image.convert("RGB")


def _square(image: Image.Image) -> Image.Image:
    """The middle of the picture, or all of it with room on two sides; from `LEAST` to `MOST` pixels."""
    longer, shorter = max(image.size), min(image.size)
    if longer <= _CROPPED * shorter:
        side = min(max(shorter, LEAST), MOST)
        return ImageOps.fit(image, (side, side), Image.Resampling.LANCZOS)
    side = min(max(longer, LEAST), MOST)
    return ImageOps.pad(image, (side, side), Image.Resampling.LANCZOS, color=_edges(image))


def _edges(image: Image.Image) -> tuple[int, ...]:
    """The mean colour of the picture's two longer edges, beside which there will be room."""
    width, height = image.size
    wide = width > height
    first = image.crop((0, 0, width, 1) if wide else (0, 0, 1, height))
    last = image.crop((0, height - 1, width, height) if wide else (width - 1, 0, width, height))
    both = Image.blend(first, last, 0.5)
    colour = both.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return colour if isinstance(colour, tuple) else ()


def _encoded(image: Image.Image) -> Iterator[tuple[bytes, int]]:
    """The picture as JPEGs that are small enough, the best first, each with its pixels."""
    for most, quality in _ATTEMPTS:
        side = min(image.width, most)
        if side != image.width:
            image = image.resize((side, side), Image.Resampling.LANCZOS)
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality)
        if file.tell() <= MOST_BYTES:
            yield file.getvalue(), side
