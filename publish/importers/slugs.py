"""The names of dispatches in links."""

import hashlib
import posixpath
import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
"""Lower-case letters, digits and single hyphens: what needs no rewriting in any link."""

_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})

_INDEX = frozenset({"index", "_index"})
_EDITION = 2
"""How many slashes the path of an edition's folder has: ``content/editions/2026-11``."""


def slug_from(words: str) -> str:
    """A slug made of words; empty where no plain letter or digit is left."""
    folded = unicodedata.normalize("NFKD", words.casefold().translate(_PLAIN))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("’", "").replace("'", "")).strip("-")


def slug_of_file(path: str) -> str:
    """The slug that a file's name gives: ``2026-11/Old_Port.md`` gives ``old-port``.

    A dispatch in a folder of its own, with its pictures, is called ``index`` by many tools: the folder names it then.
    """
    return slug_from(_name(path))


def slug_for_file(path: str) -> str:
    """A slug for a file whose name gives none, being in letters without plain ones: the same for the same name."""
    name = unicodedata.normalize("NFC", _name(path))
    return f"dispatch-{hashlib.sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _name(path: str) -> str:
    folder, name = posixpath.split(path)
    stem = name.rsplit(".", 1)[0]
    own = folder.count("/") > _EDITION
    return posixpath.basename(folder) if own and stem.lower() in _INDEX else stem
