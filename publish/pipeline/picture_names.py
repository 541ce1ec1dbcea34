"""Pictures on other machines, and the names that their files have in an edition."""

import hashlib
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from publish.importers.slugs import slug_from

IMAGES = "images"
"""The folder of an edition that its pictures are copied into."""
ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".tif", ".tiff", ".svg")
"""The endings that a picture's file may have."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Fetch:
    """A picture on another machine."""

    address: str
    """Where it lies."""
    name: str
    """The file that it is to become, relative to the folder that it is loaded into."""


def stem_and_ending(address: str, ending: str = "") -> tuple[str, str]:
    """A safe name for the picture of an address, of the address's last part; ``ending`` is what its bytes ask for."""
    last = unquote("" if address.startswith("data:") else urlsplit(address).path).rpartition("/")[2]
    stem, _, given = last.rpartition(".")
    given = f".{given.lower()}"
    ending = ending or (given if given in ENDINGS else ".jpg")
    return slug_from(stem or last)[:_LONGEST].strip("-") or "picture", ending


def lasting_name(address: str) -> str:
    """The file of an edition that the picture of an address becomes: of the address alone, the same at each build."""
    stem, ending = stem_and_ending(address)
    return f"{IMAGES}/{stem}-{hashlib.sha256(address.encode()).hexdigest()[:8]}{ending}"
