"""What an entry of a zip archive may be, whoever opens the archive: a document's part or a file that people bring."""

import zipfile

DAMAGED = (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError)
"""What the library raises for an archive that is damaged, encrypted, or packed in a way that it does not know."""
_RATIO = 200
"""How many times as large a file may be as it is packed; text seldom packs better than ten to one."""
_SMALL = 1_000_000
"""A file of fewer bytes may pack as well as it likes."""
_LINK = 0xA
"""The type of a symbolic link, in the upper bits of a Unix mode."""


def why_refused(entry: zipfile.ZipInfo) -> str:
    """Why an entry is not to be read; empty for one that may be."""
    name = entry.filename
    if ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name.partition("/")[0]:
        return "its name leads out of the archive"
    if entry.file_size > max(_SMALL, _RATIO * entry.compress_size):
        return "it unpacks to far more than it is"
    if entry.flag_bits & 1:
        return "it is encrypted"
    return "it is a symbolic link" if entry.external_attr >> 28 == _LINK else ""
