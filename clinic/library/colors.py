"""Whatever colors a picture's file uses, patients' browsers get eight bits of sRGB."""

from io import BytesIO

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")


def to_eight_bits(image: Image.Image) -> Image.Image:
    """L, LA, RGB, RGBA or CMYK. A JPEG is one of these before it is decoded, and is not decoded here."""
    if image.mode.startswith("I"):
        return _scaled(image)
    if image.has_transparency_data:
        return image.convert("LA" if image.mode in {"1", "L", "LA"} else "RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("L" if image.mode == "1" else "RGB")


def _scaled(image: Image.Image) -> Image.Image:
    """Pillow would cut off what is brighter than 255 of 65,535."""
    info = {name: value for name, value in image.info.items() if name != "transparency"}
    image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    image.info = info
    return image


def to_srgb(image: Image.Image) -> Image.Image:
    """L, RGB, LA or RGBA. An alpha channel that hides nothing goes, and so does a profile that fits no pixel."""
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    plain = image.convert({"LA": "L", "RGBA": "RGB"}.get(image.mode, image.mode))
    plain = _through_profile(plain, image.info.get("icc_profile"))
    if plain.mode == "CMYK":
        plain = plain.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        plain.putalpha(alpha)
    return plain


def _through_profile(image: Image.Image, data: bytes | None) -> Image.Image:
    if not data:
        return image
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        if image.mode == "L" and profile.profile.xcolor_space.strip() == "RGB":
            image = image.convert("RGB")
        converted = ImageCms.profileToProfile(image, profile, SRGB, outputMode="RGB")
    except (OSError, ImageCms.PyCMSError):
        return image
    return converted or image
