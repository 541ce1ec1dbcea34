"""TOML with positions: the values are the standard library's, and every value has a place."""

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.config.toml import DEEPEST, LARGEST, read_toml

PATH = "content/publication.toml"


def _places(text: str) -> dict[str, tuple[str, str]]:
    tree = read_toml(text, PATH).value
    return {
        ".".join(map(str, location)): (
            str(place.key).removeprefix(f"{PATH}:"),
            str(place.value).removeprefix(f"{PATH}:"),
        )
        for location, place in tree.places.table.items()
    }


def test_keys_and_values_of_every_kind_have_their_places() -> None:
    text = """\
"ключ" = "знач"
a.b = 1
list = [ "ü", {c = 2},
  [3] ]
long = \"\"\"
words\"\"\"

[table]
k = 2026-11-20 # remark
[[parts]]
t = 1
[[parts]]
t = 2
[parts.inner]
u = true
"""
    assert _places(text) == {
        "ключ": ("1:1", "1:10"),
        "a.b": ("2:1", "2:7"),
        "list": ("3:1", "3:8"),
        "list.0": ("3:10", "3:10"),
        "list.1": ("3:15", "3:15"),
        "list.1.c": ("3:16", "3:20"),
        "list.2": ("4:3", "4:3"),
        "list.2.0": ("4:4", "4:4"),
        "long": ("5:1", "6:1"),
        "table": ("8:2", "8:2"),
        "table.k": ("9:1", "9:5"),
        "parts.0": ("10:3", "10:3"),
        "parts": ("10:3", "10:3"),
        "parts.0.t": ("11:1", "11:5"),
        "parts.1": ("12:3", "12:3"),
        "parts.1.t": ("13:1", "13:5"),
        "parts.1.inner": ("14:2", "14:2"),
        "parts.1.inner.u": ("15:1", "15:5"),
    }


def test_windows_line_ends_change_no_place() -> None:
    assert _places("a = 1\r\nb = 2\r\n")["b"] == ("2:1", "2:5")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('a = "x" y\n', "1:9", "expected newline"),
        ("a = 1\na = 2\n", "2:1", "a is set twice, first in line 1"),
        ("[a]\n[b]\n[a]\n", "3:3", "the table a stands twice"),
        ("a = {b = 1, b = 2}\n", "1:13", "a.b is set twice, first in line 1"),
        ("a = [1,\n2\n", "2:2", "unclosed array"),
        ('é = "ü"\n', "1:1", "invalid statement"),
        ("a = " + "[" * 40 + "]" * 40, "1:35", f"more than {DEEPEST} deep"),
        ("a." * 60 + "a = 1", "1:1", f"more than {DEEPEST} deep"),
        ("a = " + "{a = " * 5000, "1:1", "too deep"),
        ("a = " + "1" * 5000, "1:1", "too many digits"),
        ("#" * (LARGEST + 1), "1:1", "are the most"),
    ],
)
def test_what_cannot_be_read_is_one_error_at_its_place(text: str, place: str, said: str) -> None:
    outcome = read_toml(text, PATH)
    (diagnostic,) = outcome.diagnostics
    assert (diagnostic.id, str(diagnostic.at)) == ("toml-syntax", f"{PATH}:{place}")
    assert said in diagnostic.message
    assert outcome.value.value == {}


@pytest.mark.parametrize(
    "text",
    [
        "a = [" + "1," * (LARGEST // 2 - 4) + "]",
        "[" * (LARGEST - 1),
        "a = " + '{"' * (LARGEST // 2 - 2),
        "[[a]]\n" * (LARGEST // 6),
        'a = ["' + 'é","' * (LARGEST // 4 - 3) + '"]',
        '"' * LARGEST,
        ".".join("a" * 20_000) + " = 1",
        "a = " + "[" * 5_000 + "]" * 5_000,
        "[" + ".".join("b" * 9_000) + "]",
        "a = " + "{b=" * 4_000 + "1" + "}" * 4_000,
        "=\n" * (LARGEST // 2),
    ],
    ids=lambda text: text[:8],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    _ = read_toml(text, PATH).value.places.value("a", "b")
    assert time.process_time() - began < 2.5


@given(st.text(alphabet="ab=.[]{}\"'\n\\#,1é \t\r-:T", max_size=60) | st.text(max_size=40))
def test_any_text_gives_what_the_standard_library_reads_or_an_error(text: str) -> None:
    outcome = read_toml(text, PATH)
    _ = outcome.value.places.table
    try:
        expected = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        assert not outcome.ok
    else:
        assert outcome.value.value == expected or not outcome.ok


_NAMES = st.text(alphabet="abcé-_ ", min_size=1, max_size=4)
_SCALARS = st.booleans() | st.integers(-9, 9) | st.text(alphabet='aé" \\', max_size=5)
_TREES = st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3))


@given(st.dictionaries(_NAMES, _TREES, max_size=4))
def test_every_value_that_is_written_has_a_place_on_its_line(tree: dict[str, object]) -> None:
    text = "".join(f"{_quoted(key)} = {_written(value)}\n" for key, value in tree.items())
    outcome = read_toml(text, PATH)
    if not outcome.ok:  # deeper than it may be
        return
    places = outcome.value.places
    assert outcome.value.value == tree
    for row, (key, value) in enumerate(tree.items(), start=1):
        for location in _locations((key,), value):
            assert places.table[location].value.line == row


def _locations(location: tuple[str | int, ...], value: object) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        inner = [place for key, entry in value.items() for place in _locations((*location, key), entry)]
    elif isinstance(value, list):
        inner = [place for index, entry in enumerate(value) for place in _locations((*location, index), entry)]
    else:
        inner = []
    return [location, *inner]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_written(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, str):
        return _quoted(value)
    return str(value).lower()


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("title = No. 2", 'title = "No. 2"'),
        ('title = Ice & "Fog"  # the second', "title = 'Ice & \"Fog\"'  # the second"),
        ("title: No. 2", 'title = "No. 2"'),
        ('title: "No. 2"', 'title = "No. 2"'),
        ("title = “No. 2”", 'title = "No. 2"'),
        ('title = "No. 2', 'title = "No. 2"'),
        ('title = "The "Slack" Tide"', "title = 'The \"Slack\" Tide'"),
        ("title = 'It's fog'", 'title = "It\'s fog"'),
        ("date = 18 December 2026", 'date = "18 December 2026"'),
        ("own_notices = True", "own_notices = true"),
        ('dispatches = [a.md, “b.md”, "c.md"]', 'dispatches = ["a.md", "b.md", "c.md"]'),
        ("[[parts]", "[[parts]]"),
        ("[ebook", "[ebook]"),
    ],
)
def test_a_line_whose_meaning_is_certain_is_read_as_it_was_meant(line: str, better: str) -> None:
    outcome = read_toml(f"a = 1\n{line}\nb = Two words\n", PATH)
    hints = [(d.id, d.at.line, d.hint) for d in outcome.diagnostics]
    assert hints == [("toml-syntax", 2, f"Write: {better}"), ("toml-syntax", 3, 'Write: b = "Two words"')]
    assert outcome.value.value == tomllib.loads(f'a = 1\n{better}\nb = "Two words"\n')


@pytest.mark.parametrize(
    "text",
    [
        "date = 2026-02-30",
        "isbn = {epub: 1}",
        'x = """\ntitle = No. 2',
        "x = [\n  a.md,\n]",
        "two words",
        "a = 1 = 2\n= 3",
    ],
)
def test_a_line_that_may_mean_several_things_is_left(text: str) -> None:
    outcome = read_toml(f"{text}\n", PATH)
    assert outcome.value.value == {}
    assert not any(d.hint.startswith("Write: x") for d in outcome.diagnostics[-1:])
