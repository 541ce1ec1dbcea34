"""What a book was made of, as a hash that the book carries: by it ``publish verify`` knows one that is older.

The tree counts, without the places of the words in their files, and each picture by its bytes.
"""

import hashlib
import json
from collections.abc import Iterable

from publish.model.edition import Edition
from publish.model.json import to_plain

PROPERTY = "dispatch-press:sources"
"""The name under which the package of an e-book has the hash."""
MARK = b"sources:"
"""What stands before the hash in the identifier of a PDF, which is bytes without a name."""
_LENGTH = 24


def sources_hash(edition: Edition, pictures: Iterable[tuple[str, str]]) -> str:
    """The hash, in hexadecimal digits; ``pictures`` are the sources of all pictures, each with its SHA-256."""
    named = [[source, digest] for source, digest in pictures]
    text = json.dumps([to_plain(edition, places=False), named])
    return hashlib.sha256(text.encode()).digest()[:_LENGTH].hex()
