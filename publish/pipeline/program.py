"""What made a value: this program and all that stands beside it, as a hash.

A value that another version made is another value. That is judged by what is installed, and not by a number that
somebody has to remember: the files of the program, the versions of every installed package, and the system's libraries,
which set type.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_BESIDE = ("publish", "styles")
"""What stands in the folder of the package: in a checkout the styles stand beside it, in a wheel they are inside."""
_SYSTEM = ("/etc/ld.so.cache", "/var/lib/dpkg/status", "/var/lib/rpm/rpmdb.sqlite", "/lib/apk/db/installed")
"""Files that are written anew when a library of the system is installed or changed."""


@cache
def program_hash() -> str:
    """The hash, in hexadecimal digits; the same as long as nothing was installed or changed.

    Files are told by size and time: whoever installs or edits one gives it another time.
    """
    return _hash((*_files(_stamp), *_packages(), *_libraries(_stamp)))


@cache
def program_content_hash() -> str:
    """The same by what stands in the files: a forge's runner installs the program anew for each run."""
    return _hash((*_files(_content), *_packages(), *_libraries(_content)))


def _hash(lines: Iterable[str]) -> str:
    digest = hashlib.sha256(f"{sys.version}\0{sys.platform}\0{os.name}".encode())
    for line in lines:
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def _files(told: Callable[[Path], str]) -> Iterator[str]:
    """The program's own files."""
    for top in _BESIDE:
        for folder, below, names in os.walk(_PACKAGE.parent / top):
            below[:] = sorted(name for name in below if name != "__pycache__")
            yield from (told(Path(folder, name)) for name in sorted(names))


def _packages() -> Iterator[str]:
    """Every installed package with its version, as the names of the folders say that tell of them."""
    for place in sys.path:
        with suppress(OSError):  # an archive, or a folder that is not there
            names = sorted(entry.name for entry in os.scandir(place or "."))
            yield from (f"{place}/{name}" for name in names if name.endswith((".dist-info", ".egg-info")))


def _libraries(told: Callable[[Path], str]) -> Iterator[str]:
    for place in _SYSTEM:
        with suppress(OSError):
            yield told(Path(place))


def _stamp(file: Path) -> str:
    status = file.stat()
    return f"{file} {status.st_size} {status.st_mtime_ns}"


def _content(file: Path) -> str:
    return f"{file} {hashlib.sha256(file.read_bytes()).hexdigest()}"
