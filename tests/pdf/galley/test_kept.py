"""Lines that are kept when a flow is set once more are the lines that setting it anew would give."""

import re
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from publish.pdf.galley import Galley
from publish.pdf.galley.kept import again
from publish.pdf.setting import set_flow
from publish.pdf.workshop import FlowJob
from tests.pdf.flow import CSS, flow, typesetter
from tests.pdf.wild import wild, workshop

_STYLE = f"""
{CSS}
figure + p {{ color: #f00 }}
p:nth-child(odd) b {{ color: #00f }}
"""
_OTHERS = ("broadsheet", "review")
_NUMBER = re.compile(r"\d+\.\d+(?:e-\d+)?")
_WORDS = "harbour ropes and tar where <b>pilots</b> ring their bell for a ship that comes home late. " * 6


def _drawn(galley: Galley) -> tuple[bytes, str]:
    """What is on its pages, and what is said of it; places agree to a millionth of a point."""
    return galley.pdf, _NUMBER.sub(lambda match: f"{float(match[0]):.6f}", f"{galley.facts} {galley.tags}")


def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.pdf.galley.planned.again", lambda *_: None)


@pytest.mark.parametrize("theme", ["default", *(pytest.param(name, marks=pytest.mark.slow) for name in _OTHERS)])
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 4))])
def test_a_galley_is_the_same_with_lines_that_are_kept(theme: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = set_flow(workshop(theme), FlowJob(wild(seed), {}))
    _forget(monkeypatch)
    assert _drawn(set_flow(workshop(theme), FlowJob(wild(seed), {}))) == _drawn(kept)


def _lines(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each line that is set from now on was kept."""
    found: list[bool] = []

    def asked(*given: Any) -> Any:
        line = again(*given)
        found.append(line is not None)
        return line

    monkeypatch.setattr("publish.pdf.galley.planned.again", asked)
    return found


def test_lines_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    root, setter = fromstring(flow(f"<p>{_WORDS}</p><p>{_WORDS}</p>")), typesetter(_STYLE)
    found = _lines(monkeypatch)
    setter.compose_tree(root)
    assert False in found
    found.clear()
    setter.compose_tree(root, "@page { margin-top: 20pt }")
    assert found
    assert all(found)


def test_most_lines_of_a_dispatch_are_set_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The column that pages are planned in is as wide as the pages are."""
    found = _lines(monkeypatch)
    set_flow(workshop(), FlowJob(wild(0), {}))
    assert sum(found) > len(found) / 3


def test_what_was_moved_is_set_anew() -> None:
    """Styles follow from what an element stands behind, and which child of its parent it is."""
    body = f"<figure>.</figure><p>{_WORDS}</p><p>{_WORDS}</p><p>{_WORDS}</p>"
    root, setter = fromstring(flow(body)), typesetter(_STYLE)
    setter.compose_tree(root)
    parent = next(element for element in root.iter() if element.find("figure") is not None)
    figure = parent[0]
    parent.remove(figure)
    parent.insert(2, figure)
    moved = setter.compose_tree(root).galley()
    assert moved.pdf == typesetter(_STYLE).compose_tree(root).galley().pdf


def test_a_paragraph_that_is_broken_otherwise_is_set_anew() -> None:
    root, setter = fromstring(flow(f'<p data-path="b0">{_WORDS}</p>')), typesetter(_STYLE)
    before = setter.compose_tree(root).measure()
    after = setter.compose_tree(root, "@page { size: 300pt 600pt }").galley()
    assert len(after.facts.pages[0].blocks[0].lines) != len(before.pages[0].blocks[0].lines)
    assert after.pdf == typesetter(_STYLE).compose_tree(root, "@page { size: 300pt 600pt }").galley().pdf
