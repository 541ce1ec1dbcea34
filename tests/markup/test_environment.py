"""Mistakes in templates are told with template and line; content is only ever a value."""

import pytest

from publish.errors import ExitCode
from publish.markup.attributes import Target
from publish.markup.environment import TemplateProblem, Templates
from tests.epub.samples import EDITION, PORT
from tests.markup.composing import compositor


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<p>\n{% if it %}\n</p>", 3, "endif"),
        ("<p>\n{{ it.nothing }}</p>", 2, "nothing"),
        ("\n\n{{ unknown }}", 3, "unknown"),
        ("{{ it | shout }}", 1, "shout"),
        ("\n{% include 'parts/none.html' %}", 2, "none.html"),
        ("\n{{ 1 / 0 }}", 2, "division"),
        ("{{ it + 1 }}", 1, "reckoned"),
        ("\n{% include 'parts/own.html' %}", 2, "includes itself"),
    ],
)
def test_a_mistake_names_template_and_line(text: str, line: int, message: str) -> None:
    templates = Templates({"parts/own.html": text}, values={})
    with pytest.raises(TemplateProblem, match=message) as caught:
        templates.render("parts/own.html", "words")
    assert caught.value.message.startswith(f"parts/own.html:{line}: ")
    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.hint


def test_a_mistake_in_an_included_part_names_that_part() -> None:
    with pytest.raises(TemplateProblem) as caught:
        compositor(Target.PRINT, EDITION, [{"parts/byline.html": "\n{{ it.shoe_size }}"}]).dispatch(PORT)
    assert (caught.value.template, caught.value.line) == ("parts/byline.html", 2)


@pytest.mark.parametrize("text", ["{{ it.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ it.append(1) }}"])
def test_a_template_reaches_nothing_of_python(text: str) -> None:
    with pytest.raises(TemplateProblem, match=r"own\.html:1: .*unsafe|not safely callable"):
        Templates({"parts/own.html": text}, values={}).render("parts/own.html", ["words"])


def test_a_template_that_is_not_there() -> None:
    with pytest.raises(TemplateProblem, match="none"):
        Templates(values={}).render("none.html", "")


def test_content_is_never_a_template() -> None:
    templates = Templates({"a": "{{ it }}"}, values={})
    assert templates.render("a", "{{ 7*7 }} <b> & \"'") == "{{ 7*7 }} &lt;b&gt; &amp; &#34;&#39;"
