"""Lines before a link or a phrase end where they should, whatever the measure."""

import pytest

from tests.pdf.flow import CSS, flow, typesetter

TEXT = (
    "When the channel has its nine metres it will have new buoys too, seven pairs of them, lit, numbered, and watched "
    'from a screen in the capital. The <a href="https://a.b">dredging contract</a> says so on its <em>fortieth</em> '
    "page, and the tower will be cut off at last, and a company makes an offer for the outside of it."
)


def _lines(width: float) -> list[float]:
    """The widths of the lines of a paragraph, in shares of the measure."""
    setter = typesetter(CSS.replace("size: 225pt 300pt", f"size: {width + 60:.2f}pt 300pt"))
    page = setter.compose(flow(f'<div class="body"><p data-path="b0">{TEXT}</p></div>')).measure().pages[0]
    return [line.width / width for block in page.blocks for line in block.lines]


def _shortest(widths: list[float]) -> float:
    """The shortest line but the last of each paragraph, over many measures."""
    return min(min(_lines(width)[:-1]) for width in widths)


WIDTHS = [306 + step / 2 for step in range(24)]
"""Points: in some of them the words before the link fit, and the space behind them does not."""


def test_no_word_is_left_alone_on_a_line() -> None:
    assert _shortest(WIDTHS) > 0.7


def test_without_mending_a_word_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control, and what tells when the mending is not needed any more."""
    monkeypatch.setattr("publish.pdf.galley.hanging", lambda split: split)
    assert _shortest(WIDTHS) < 0.5
