"""A line of code that goes on in the next one bears a drawn sign; its letters stay what the author wrote."""

import io
import re

import pikepdf
import pytest

from publish.pdf.galley import Galley
from tests.pdf.flow import CSS, flow, typesetter

CODE = CSS + "pre { white-space: pre-wrap; padding-inline-end: 1em; text-align: start; hyphens: none; margin: 0 }"
LONG = "lamp --quay north --keeper Edda --hour five --wind west --sea calm"

LINKED = f"curl --location <span>https://example.org/{'quay' * 9}</span> --output &lt;{'lamp' * 12}>\tend"


def galley(markup: str) -> Galley:
    return typesetter(CODE).compose(flow(markup)).galley()


def signs(galley: Galley) -> int:
    """How many paths are drawn; every one of them stands in an artifact, and in nothing else."""
    found = 0
    with pikepdf.open(io.BytesIO(galley.pdf)) as opened:
        for page in opened.pages:
            inside: list[str] = []
            for instruction in pikepdf.parse_content_stream(page):
                assert isinstance(instruction, pikepdf.ContentStreamInstruction)
                operands, operator = instruction.operands, instruction.operator
                if str(operator) in ("BMC", "BDC"):
                    inside.append(str(operands[0]))
                elif str(operator) == "EMC":
                    inside.pop()
                elif str(operator) == "S":
                    assert inside == ["/Artifact"]
                    found += 1
    return found


def code(text: str, way: str = "ltr") -> str:
    return f'<pre data-path="b0" dir="{way}"><code>{text}</code></pre>'


@pytest.mark.parametrize("way", ["ltr", "rtl"])
@pytest.mark.parametrize(
    "text", [LONG, f"short\n{LONG}\n\nlast", "/quay" * 30, f"{LONG}\n{LONG}\n", LINKED, f"a\n  {LINKED}\n b"]
)
def test_each_line_that_goes_on_has_a_sign(text: str, way: str) -> None:
    set_ = galley(code(text, way))
    (block,) = [block for page in set_.facts.pages for block in page.blocks]
    own = sum(1 for line in text.split("\n") if line)
    empty = text.rstrip("\n").count("\n\n")
    assert signs(set_) == len(block.lines) - own - empty > 0
    assert "".join(block.text.split()) == "".join(re.sub("</?span>", "", text).replace("&lt;", "<").split())


@pytest.mark.parametrize("markup", [code("short\n\n  lines\n"), f'<p data-path="b0">{LONG} <code>{LONG}</code></p>'])
def test_the_author_s_own_lines_and_running_text_have_none(markup: str) -> None:
    assert signs(galley(markup)) == 0


def test_a_line_at_the_foot_of_a_page_has_its_sign_too() -> None:
    set_ = galley(code(f"{LONG}{LONG}\n" * 12))
    lines = [len(block.lines) for page in set_.facts.pages for block in page.blocks]
    assert len(lines) > 1
    assert signs(set_) == sum(lines) - 12
