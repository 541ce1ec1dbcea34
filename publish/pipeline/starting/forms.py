"""The forms that new files are made from, and how words are put into them."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from string import Template

from publish.errors import EnvironmentProblem, UsageError
from publish.pipeline.held import held
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


def write_new(root: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files that are not there yet below ``root``, with their folders; none is reached through a link.

    :class:`UsageError` when one of them is there, and then none is written; :class:`EnvironmentProblem` when the
    machine refuses, and then those that were written are taken away again.
    """
    for path in files:
        if os.path.lexists(root / path):
            raise UsageError(f"{root / path} is there already", hint="Choose another name, or move it away.")
    done: list[str] = []
    try:
        for path, data in files.items():
            folder, _, name = path.rpartition("/")
            with held(root, folder, make=True) as place, place.new(name) as file:
                done.append(path)
                file.write(data)
    except OSError as error:
        _take_away(root, done)
        what = f"{root / path}: {error.strerror or error}"
        raise EnvironmentProblem(what, hint="Give yourself the right to write there, or make room.") from error
    return tuple(root / path for path in files)


def _take_away(root: Path, paths: Iterable[str]) -> None:
    for path in paths:
        folder, _, name = path.rpartition("/")
        with suppress(OSError), held(root, folder) as place:
            place.remove(name)
