"""What could not be read of a file of somebody else's, and how that is said: in no words of a programmer's."""

import re

_OBJECT = re.compile(r"\bobject (\d+) \d+")
_MEANT = (
    (re.compile(r"xref|cross-ref|trailer|number of objects"), "the list of its objects is broken"),
    (re.compile(r"pages? tree|/Kids|/Pages|/Root"), "the list of its pages is broken"),
    (re.compile(r"stream|filter|decod|flate|zlib"), "packed data in it is broken or cut short"),
)
"""What the library that reads PDFs means; its own words are for those who make such libraries."""
_CUT = re.compile(r"\((content|stream data)\b.*(parse error while reading object|EOF )")
"""What the library says where a list, a string or a picture in the content does not end: it reads no further."""
_OTHERWISE = "it is not written as the standard asks"


class Unfollowed(Exception):
    """Something in the file that cannot be followed, in words of ours."""


FAULTS = (Exception,)
"""What a malformed object raises: there is no end of what a stranger's file does to a library. It is an error of the
file's all the same, so nothing passes that was not looked at."""


def library_words(error: BaseException) -> str:
    """An error on one line, in words of ours."""
    # Late, for the rules of preflight are in the catalogue too, and explaining them reads no PDF.
    import pikepdf

    if isinstance(error, Unfollowed):
        return str(error)
    if isinstance(error, MemoryError):
        return "it needs more memory than it may"
    if isinstance(error, pikepdf.PasswordError):
        return "it can be opened only with a password"
    if isinstance(error, pikepdf.DependencyError):
        return "it is packed in a way that only pictures may be"
    return notice_meaning(str(error)) if isinstance(error, pikepdf.PdfError) else _OTHERWISE


def notice_meaning(notice: str) -> str:
    """What a message of the library's means, with the number of the object that it speaks of."""
    words = next((words for sign, words in _MEANT if sign.search(notice)), _OTHERWISE)
    place = _OBJECT.search(notice)
    return f"{words} (object {place[1]})" if place else words


def is_cut(notice: str) -> bool:
    """Whether a message of the library's tells that the rest of a page, or of a form, was not read."""
    return _CUT.search(notice) is not None
