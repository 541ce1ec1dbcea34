"""Formulas of TeX as lines of text: what each becomes, what is none, and that no sign is lost."""

import pytest

from publish.importers.formulas import LONGEST, read_formula
from publish.importers.markdown import read_blocks
from publish.importers.writer import write_blocks
from publish.model.blocks import Paragraph


def _written(tex: str) -> str:
    made = read_formula(tex)
    return "" if made is None else write_blocks((Paragraph(made),), (), path="a.md").strip()


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"x \le a", "*x* ≤ *a*"),
        (r"-x + 1", "−*x* + 1"),
        (r"E = mc^2", "*E* = *mc*^2^"),
        (r"f'(x)", "*f*′(*x*)"),
        (r"\frac{a}{b} c", "(*a*/*b*)*c*"),
        (r"\frac{1 + R}{1 - R}", "(1 + *R*)/(1 − *R*)"),
        (r"\frac{\partial u}{\partial x}", "∂*u*/∂*x*"),
        (r"\sqrt{2\pi}", "√(2*π*)"),
        (r"\sqrt[3]{8}", "^3^√8"),
        (r"\log p(\text{target})", "log *p*(target)"),
        (r"\lim_{x \to 0} f", "lim<sub>*x* → 0</sub> *f*"),
        (r"\int_0^1 f(x)\,dx", "∫~0~^1^ *f*(*x*)*dx*"),
        (r"\mathbf{w} \in \mathbb{R}", "**w** ∈ *ℝ*"),
        (r"\hat{y}, \bar{AB}", ""),
        (r"\overline{AB}", "A̅B̅"),
        (r"\binom{n}{k}", "(*n* over *k*)"),
        (r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}", r"\{1, *x* > 0; 0, else"),
        (r"a &= b \\ c", ""),
        (r"\begin{aligned}[t] y &= 2x - 1 \\[4pt] &= 3 \end{aligned}", "*y* = 2*x* − 1\\\n\\= 3"),
        (r"\text{set\_seed}", "set_seed"),
        (r"\mathrel{+}= x", "+= *x*"),
        (r"\color{red}{x}", "*x*"),
        (r"\begin{eqnarray*} a & = & b \\ & = & c \end{eqnarray*}", "*a* = *b*\\\n\\= *c*"),
        (r"\hat{\beta_j} + \hat{\mathbf{x}}", "<em>β̂</em><sub>*j*</sub> + <strong>x̂</strong>"),
        (r"\exp\Big\{\frac{1}{2}\Big\}", r"exp\{1/2}"),
        (r"\binom{n}{k}^{-1}", "(*n* over *k*)<sup>−1</sup>"),
        (r"\arg\min f + \boxed{70}", "arg min *f* + 70"),
        (r"\frac{\partial L}{\partial c} \label{eq:one}", "∂*L*/∂*c*"),
        (r"\begin{bmatrix} x \\ y \end{bmatrix}_B = v", r"\[*x*; *y*\]<sub>*B*</sub> = *v*"),
        ("\\begin{array} {c} x \\\\\\\n y \\end{array}", "*x*\\\n*y*"),
    ],
)
def test_what_a_formula_becomes(tex: str, text: str) -> None:
    assert _written(tex) == text


@pytest.mark.parametrize(
    "tex", [r"\nosuch{x}", r"\frac{a", "{" * 500, "x" * (LONGEST + 1), "", r"\text{}", r"\vec{AB}"]
)
def test_what_no_line_holds_is_no_formula(tex: str) -> None:
    assert read_formula(tex) is None


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5 to $6, and $HOME/$USER is a folder.",
        "Pay in US$ or in AU$ today: $x$ is no sum.",
        "It is $x_1$ there, and the pilot costs $5 and US$ 6 or $7/$8.",
    ],
)
def test_money_is_no_formula(text: str) -> None:
    blocks = read_blocks(text, "a.md", language="en").value[0]
    (paragraph,) = blocks
    assert isinstance(paragraph, Paragraph)
    shown = write_blocks((paragraph,), (), path="a.md")
    assert shown.replace("\\", "").replace("*x*~1~", "$x_1$").strip() == text


def test_a_text_of_dollars_costs_no_time() -> None:
    text = "$a_1" * 20_000 + "\n\n" + r"\(" * 20_000
    assert read_blocks(text, "a.md", language="en").value[0]
