"""Pictures in a text as it stands, and another description for one of them."""

import pytest

from publish.importers.picture_marks import picture_marks, with_description
from publish.model.figures import Alt, Decorative, Missing, Written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![a](b.jpg)", ["![a](b.jpg)"]),
        ('![a](b.jpg "cap (x)"){.lead credit="A"} rest', ['![a](b.jpg "cap (x)"){.lead credit="A"}']),
        ("![a [b] \\] c](<b c.jpg>)", ["![a [b] \\] c](<b c.jpg>)"]),
        ("![a\nb](c(d).jpg 'e\nf'){\n #id}", ["![a\nb](c(d).jpg 'e\nf'){\n #id}"]),
        ("![a][b] ![c](d)", ["![a][b]", "![c](d)"]),
        ("\\![a](b) ![c", []),
        ("\\\\![a](b)", ["![a](b)"]),
        ("![a](b){not attributes}", ["![a](b)"]),
        ("![a](b){decorative}", ["![a](b){decorative}"]),
        ("![]( b.jpg )", ["![]( b.jpg )"]),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in picture_marks(text)] == found


NEW, WHY = Written("Two *boats*"), Decorative('a "rule"')


@pytest.mark.parametrize(
    ("text", "alt", "expected"),
    [
        ("![a](b){#x}", NEW, "![Two \\*boats\\*](b){#x}"),
        ("![a](b)", Missing(), "![](b)"),
        ("![a](b)", WHY, '![](b){decorative="a \\"rule\\""}'),
        ("![a](b){#x  .lead }", WHY, '![](b){#x  .lead decorative="a \\"rule\\""}'),
        ('![](b){decorative="x"}', NEW, "![Two \\*boats\\*](b)"),
        ('![](b){#x decorative="x" .lead}', NEW, "![Two \\*boats\\*](b){#x .lead}"),
        ('![](b){#x decorative="x"}', Missing(), "![](b){#x}"),
        ("![](b){decorative}", WHY, '![](b){decorative="a \\"rule\\""}'),
        ('![cap](b){fig-alt="x"}', NEW, '![cap](b){fig-alt="Two *boats*"}'),
        ('![cap](b){fig-alt="x" #y}', Missing(), "![cap](b){#y}"),
        ("![cap](b){alt=x}", WHY, '![cap](b){decorative="a \\"rule\\""}'),
        ('![a](b){credit="decorative=1"}', NEW, '![Two \\*boats\\*](b){credit="decorative=1"}'),
        ("![Two \\*boats\\*](b)", NEW, "![Two \\*boats\\*](b)"),
    ],
)
def test_only_the_description_changes(text: str, alt: Alt, expected: str) -> None:
    (mark,) = picture_marks(text)
    for splice in reversed(with_description(text, mark, alt)):
        text = text[: splice.start] + splice.text + text[splice.end :]
    assert text == expected
