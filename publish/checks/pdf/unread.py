"""What could not be read of a file of somebody else's, and how that is said: in no words of a programming language."""

import re

import pikepdf

_READER = re.compile(r"<_io\.[^>]*>|<[a-z_.]+ object at 0x[0-9a-f]+>")
_PLACE = re.compile(r"^(?:content )?(?:stream )?(?:\(([^()]*)\))?[:\s]*")


class Unfollowed(Exception):
    """Something in the file that cannot be followed, in words of ours."""


FAULTS = (Exception,)
"""What a malformed object raises: there is no end of what a stranger's file does to a library. It is an error of the
file's all the same, so nothing passes that was not looked at."""


def said(error: BaseException) -> str:
    """An error on one line, shortly: in words of ours, or those of the library that reads PDFs."""
    if isinstance(error, Unfollowed):
        return str(error)
    if isinstance(error, MemoryError):
        return "it needs more memory than it may"
    if isinstance(error, pikepdf.PasswordError):
        return "it can be opened only with a password"
    if isinstance(error, pikepdf.DependencyError):
        return "it is packed in a way that only pictures may be"
    if isinstance(error, pikepdf.PdfError):
        return cleaned(str(error))
    return "it is not written as the standard asks"


def cleaned(message: str) -> str:
    """A message of the library's without the names that it gives to what it reads."""
    words = " ".join(_READER.sub("", message).split())
    place = _PLACE.match(words)
    rest = words[place.end() :] if place else words
    where = f" ({place[1]})" if place and place[1] else ""
    return f"{rest[:120].strip(' :')}{where}" or "it is damaged"
