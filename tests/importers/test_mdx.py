"""MDX: what stands in elements is Markdown, texts in braces are texts, and what is computed is told at its line."""

import pytest

from publish.diagnostics import Severity
from publish.importers.markdown import read_blocks
from publish.importers.writer import write_blocks

PATH = "content/editions/one/a.mdx"


def _written(text: str, path: str = PATH) -> str:
    blocks, notes = read_blocks(text, path, language="en").value
    return write_blocks(blocks, notes, path=path).strip()


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("The quay{' '}is `{wet}`, {\"not *dry*\"}.", "The quay is `{wet}`, not \\*dry\\*."),
        ("Low{/* SECRET */} water, \\{as it is\\}.", "Low water, \\{as it is}."),
        (
            "<div style={{padding: 3}}>\n\t![A lamp, and\n\ta post](a.png)\n</div>",
            "![A lamp, and a post](a.png)",
        ),
        ("<Wide>\n    Words *set* in.\n\n    - one\n    - two\n</Wide>", "Words *set* in.\n\n- one\n- two"),
        (
            '<Callout type="tip" title="Mind">\nIt is *deep*.\n</Callout>',
            '::: aside {title="Mind"}\nIt is *deep*.\n:::',
        ),
        ("<Pier heading='North'>\n\nWords.\n\n</Pier>", '::: aside {title="North"}\nWords.\n:::'),
        ('<Tabs>\n<TabItem value="ebb">\n\nOut.\n\n</TabItem>\n</Tabs>', '::: aside {title="ebb"}\nOut.\n:::'),
        ("<>\n\nWords.\n\n</>", "Words."),
        (
            "import lamp from './lamp.png';\n\n<Image src={lamp} alt=\"A lamp\" />",
            "![A lamp](lamp.png)",
        ),
        (
            "import lamp from './lamp.png?url'\n\n<img src={lamp.src} alt='A lamp'/>",
            "![A lamp](lamp.png)",
        ),
        ("import a from 'a'\nimport {\n  b,\n\n  c,\n} from './d'\n\nWords.", "Words."),
        ("\nexport const meta = {\n  place: 'quay',\n\n  deep: [1]\n}\n\nWords.", "Words."),
        ("<a\n\ttarget='_blank'\n\thref='https://quay.example'\n>the *quay*</a>", "[the *quay*](https://quay.example)"),
        ("See <Link href='https://quay.example'>it</Link>.", "See [it](https://quay.example)."),
        ('<Figure src="a.png" alt="A can" caption="Of tin" />', "![A can](a.png)\n\nOf tin"),
        (
            "1. One\n\n    <Tip>\n    Two *three*\n    </Tip>",
            '1. One\n\n   ::: aside {title="Tip"}\n   Two *three*\n   :::',
        ),
        ('<Code lang="js">`x`</Code>', "`x`"),
        ("Of $x_{1}^2$ here.", "Of *x*~1~^2^ here."),
        ("```jsx\n<Tip>{x}</Tip>\n```", "```jsx\n<Tip>{x}</Tip>\n```"),
    ],
)
def test_it_becomes_markdown(text: str, markdown: str) -> None:
    found = read_blocks(text, PATH, language="en").diagnostics
    assert [(one.id, one.message) for one in found if one.severity is Severity.ERROR] == []
    assert (
        _written(text).replace("::: figure\n", "").removesuffix("\n:::" if "aside" not in markdown else "") == markdown
    )


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("Words.\n\nOf {props.name}.", 3, "{{ props.name }}"),
        ("One\n\n<Wide>\n\n{rows.map((row) => (\n  <li>{row}</li>\n))}\n\n</Wide>", 5, "{{ rows.map((row) … }}"),
        ("Words.\n\n<p>{price} crowns</p>", 3, "{{ price }}"),
    ],
)
def test_what_is_computed_is_an_error_at_its_line(text: str, line: int, shown: str) -> None:
    errors = [one for one in read_blocks(text, PATH, language="en").diagnostics if one.severity is Severity.ERROR]
    assert [(one.id, one.at.line) for one in errors] == [("markup-leaked", line)]
    assert errors[0].message.startswith(shown)


def test_braces_are_words_in_any_other_markdown() -> None:
    assert _written("Of {props.name}.", "content/editions/one/a.md") == "Of \\{props.name}."


@pytest.mark.parametrize("text", ["{" * 20_000, "<a " * 20_000, "<Tip>\n" * 5_000, "import {\n" * 5_000, "$_" * 20_000])
def test_what_never_ends_costs_no_time(text: str) -> None:
    read_blocks(text, PATH, language="en")
