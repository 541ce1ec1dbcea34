"""The hash of a book's content, by which an evaluation says what was evaluated.

It covers every document and the style sheet, and each picture by the file that it came from: a store's smaller pictures
or its marks change nothing of what a reader is told. The page on accessibility is left out, for it says what was found.
"""

import hashlib
from collections.abc import Iterable, Mapping


def fingerprint(documents: Iterable[tuple[str, bytes]], *, origins: Mapping[str, str], style: bytes) -> str:
    """``sha256:`` and 64 hexadecimal digits.

    ``documents`` are the names and bytes of the pages in their order, ``origins`` maps the name of each picture to what
    names its original.
    """
    digest = hashlib.sha256()
    for name, data in documents:
        for picture, origin in origins.items():
            data = data.replace(picture.encode(), origin.encode())
        _add(digest, name.encode(), data)
    _add(digest, b"style", style)
    return f"sha256:{digest.hexdigest()}"


def _add(digest: "hashlib._Hash", *fields: bytes) -> None:
    for field in fields:
        digest.update(len(field).to_bytes(8))
        digest.update(field)
