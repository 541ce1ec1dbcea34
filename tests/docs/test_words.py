"""The project speaks of itself alone: no path of a machine, no registry's host, no number of an issue in any file."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.documents import ROOT

_NEVER: dict[str, re.Pattern[str]] = {
    "a path of a machine": re.compile(
        r"(?<![\w./~-])/(?:home|Users|root|work|farm|mnt)/[\w.-]+"
        r"|(?<![\w.])/tmp/[\w.-]+/[\w.-]+|\b[A-Z]:\\Users\\"
    ),
    "a host that serves packages": re.compile(
        r"\b(?:(?:pypi|pythonhosted|npmjs|yarnpkg|(?:deb|ftp)\.debian|archive\.ubuntu|proxy\.golang)\.(?:org|com)"
        r"|crates\.io)\b"
    ),
    "a number of an issue": re.compile(
        # Colours have more digits, and the annexes of Unicode are cited by such numbers.
        r"(?i:\b(?:issue|pull request|ticket|bug|pr|fixes|closes|resolves)\s*#?\d+\b)"
        r"|(?<!UAX )(?<!UTS )(?<!UTR )(?<![\w&#/(\"'`\[{])#\d{1,2}\b(?![-.\w])"
    ),
    "work left lying about": re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X)\b(?!\.)"),
}
_ALLOWED: dict[str, frozenset[str]] = {
    "a number of an issue": frozenset(
        {
            # A pier has a number, behind a sign that YAML takes for a comment.
            *(f"tests/importers/frontmatter/comment.{ending}" for ending in ("md", "txt")),
            # The code lists of the book trade come out in issues.
            "publish/epub/accessibility/onix.py",
        }
    ),
    "work left lying about": frozenset(
        {
            # What dispatches are searched for is named where it is told.
            "docs/changes/text-unfinished.content.md",
            "docs/reference/findings.md",
            "publish/checks/source/text_unfinished.py",
            "tests/checks/source/findings.txt",
            "tests/checks/source/test_source.py",
        }
    ),
}
"""Files that must name what no other file may."""
_RUN = 10
"""So many words one after the other are somebody's sentence."""


def tracked() -> Iterator[tuple[str, str]]:
    """Every file of the repository that is text, with its text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            if b"\0" not in data[:8000]:
                yield name, data.decode("utf-8", "replace")


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for match in pattern.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[0]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no checkout: git does not say which files are the project's")
def test_no_file_says_what_none_may() -> None:
    found = [
        f"{name}:{line}: {what}: {words}"
        for name, text in tracked()
        for what, pattern in _NEVER.items()
        if name not in _ALLOWED.get(what, ())
        for line, words in _found(text, pattern)
    ]
    assert found == []


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words in a text, whatever stands between them."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def test_no_sentence_of_a_saved_page_is_ours(seeds: Path) -> None:
    """The pages that editors really have belong to who wrote them; what stands in the project was written for it."""
    theirs = set().union(*(_runs(page.read_text(encoding="utf-8")) for page in seeds.glob("*.txt")))
    assert theirs
    assert {name: shared for name, text in tracked() if (shared := _runs(text) & theirs)} == {}


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a path of a machine", "see /@home/anna/book.md"),
        ("a path of a machine", '"/@work/main/build"'),
        ("a path of a machine", "wrote /@tmp/pytest/letter.pdf"),
        ("a host that serves packages", "--index-url https://py@pi.org/simple"),
        ("a host that serves packages", '"resolved": "https://registry.npm@js.org/x.tgz"'),
        ("a number of an issue", "mended as is@sue 12 asks"),
        ("a number of an issue", "see #@7 for why"),
        ("work left lying about", "# TO@DO later"),
    ],
)
def test_what_none_may_say_is_found(what: str, text: str) -> None:
    """The words are written with a sign in them, so that this file can be read like every other."""
    assert list(_found(text.replace("@", ""), _NEVER[what]))


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a path of a machine", "https://example.org/home/page and ~/work/x, content/work/y, /dev/null, /usr/bin"),
        ("a number of an issue", "colour #111111 or #111, [link](#1-first), &#160; No. 12, UAX #9"),
    ],
)
def test_what_looks_like_it_is_passed_over(what: str, text: str) -> None:
    assert list(_found(text, _NEVER[what])) == []
