"""What a person does after an import, in order: what is in doubt, what is missing, which pictures, and then a check."""

import re
from collections.abc import Iterator, Mapping, Sequence

from publish.diagnostics import Diagnostic
from publish.importers.capture.reading import Capture
from publish.importers.capture.remarks import CAPTURE_LINK_LOST, CAPTURE_PARTIAL, excerpt
from publish.importers.doubts import marks

_QUOTED = re.compile(r"“(.*)”", re.DOTALL)
_FIGURE = re.compile(r"::: figure\b")


def next_steps(
    capture: Capture, findings: Sequence[Diagnostic], files: Mapping[str, bytes], *, folder: str, name: str
) -> tuple[str, ...]:
    """The steps, each with its places on lines of its own; ``files`` are what the import made and stand in ``folder``.

    Every step names its file and line there; what is not in a file names the page's.
    """
    texts = {file: data.decode().split("\n") for file, data in files.items() if file.endswith((".md", ".toml"))}
    groups = (
        ("The page says that it holds more: load all of it, save it again and import it anew", _partial(findings)),
        ("Look at what is in doubt, and take the mark away where it is right", _doubts(texts, folder)),
        ("Add what the page does not show", [*_missing(capture, findings, texts, folder)]),
        ("Bring the pictures, and describe each in the square brackets of its line", [*_pictures(texts, folder)]),
    )
    steps = ["\n".join((f"{title}:", *entries)) for title, entries in groups if entries]
    return (*steps, f"Check what is there now: publish check {name}")


def _partial(findings: Sequence[Diagnostic]) -> list[str]:
    return [f"{found.at}: {found.message}" for found in findings if found.rule == CAPTURE_PARTIAL]


def _doubts(texts: Mapping[str, list[str]], folder: str) -> list[str]:
    return [f"{folder}/{file}:{line}: {why}" for file, text in texts.items() for line, why in marks("\n".join(text))]


def _missing(
    capture: Capture, findings: Sequence[Diagnostic], texts: Mapping[str, list[str]], folder: str
) -> Iterator[str]:
    for dispatch in capture.dispatches:
        file = f"{dispatch.slug}.md"
        if not dispatch.headline:
            yield f"{folder}/{file}:{_line(texts[file], 'headline: ')}: its headline"
        if not dispatch.credits:
            yield f"{folder}/{file}:{_line(texts[file], '---', after=1)}: who wrote it (credits)"
    if not any(dispatch.date for dispatch in capture.dispatches):
        yield f"{folder}/edition.toml:{_line(texts['edition.toml'], 'title = ')}: the date of the edition"
    for found in findings:
        if found.rule == CAPTURE_LINK_LOST:
            yield _link(found, texts, folder)


def _link(found: Diagnostic, texts: Mapping[str, list[str]], folder: str) -> str:
    """Where the words of a lost link stand in the files; in the page where they cannot be found."""
    match = _QUOTED.search(found.message)
    words = match[1] if match else ""
    for file, text in texts.items():
        if line := next((n for n, row in enumerate(text, start=1) if words.casefold() in row.casefold()), 0):
            return f"{folder}/{file}:{line}: the address of {excerpt(words)}"
    return f"{found.at}: the address of {excerpt(words)}"


def _pictures(texts: Mapping[str, list[str]], folder: str) -> Iterator[str]:
    for file, text in texts.items():
        for number, row in enumerate(text, start=1):
            if file.endswith(".md") and _FIGURE.match(row):
                behind = text[number] if number < len(text) else ""
                yield f"{folder}/{file}:{number}: {excerpt(behind) if behind != ':::' else row}"


def _line(text: Sequence[str], begins: str, *, after: int = 0) -> int:
    """The number of the first line that begins so, of those behind some."""
    return next((n for n, row in enumerate(text, start=1) if n > after and row.startswith(begins)), 1)
