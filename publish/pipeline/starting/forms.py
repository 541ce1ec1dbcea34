"""The forms that new files are made from, and how words are put into them."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from publish.errors import EnvironmentProblem, UsageError
from publish.resources import SHIPPED

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~^])")
"""Characters that Markdown would take for markup."""


def form(name: str) -> bytes:
    """A file of the starter project as it ships."""
    return SHIPPED.read_bytes(f"starter/{name}")


def filled(name: str, words: Mapping[str, str]) -> bytes:
    """A form with its ``$words`` filled in; a word that is missing is a :class:`KeyError`, a fault of ours."""
    return Template(form(name).decode()).substitute(words).encode()


def quoted(words: str) -> str:
    """Words in double quotes, which TOML and YAML read alike: both know the escapes of JSON."""
    return json.dumps(words, ensure_ascii=False)


def in_markdown(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _MARKUP.sub(r"\\\1", words)


def one_line(words: str, *, what: str) -> str:
    """Words that fit on a line and can be printed; :class:`UsageError` for others, and for none."""
    told = " ".join(words.split())
    if not told:
        raise UsageError(f"{what} is empty", hint="Give it some words.")
    if not told.replace("\u00a0", " ").isprintable():
        raise UsageError(f"{what} holds a character that cannot be printed", hint="Take it out.")
    return told


def write_new(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files that are not there yet, with their folders.

    :class:`UsageError` when one of them is there, and then none is written; :class:`EnvironmentProblem` when the
    machine refuses.
    """
    for place in files:
        if os.path.lexists(place):
            raise UsageError(f"{place} is there already", hint="Choose another name, or move it away.")
    try:
        for place, data in files.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(data)
    except OSError as error:
        what = f"{error.filename or place}: {error.strerror or error}"
        raise EnvironmentProblem(what, hint="Give yourself the right to write there, or make room.") from error
    return tuple(files)
