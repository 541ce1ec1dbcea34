"""Every word of a source is in the tree, or something is said about the text: never a loss in silence."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from publish.importers.markdown import read_blocks

PATH = "content/e/2026-11/a.md"

_PIECES = [
    " ", " ", " ", "\n", "\n", "\n\n", "\n\n", "    ", "\t", "> ", "- ", "+ ", "* ", "1. ", "7) ", "# ", "### ",
    "---\n", "--\n", "===\n", "***\n", "* * *\n", "```\n", "~~~\n", "``` py\n", "::: figure\n", '::: aside {title="',
    '"}\n', ":::\n", "::: ", ": ", "~ ", "| ", " | ", "|-|-|\n", "|-|\n", "[^1]", "[^1]: ", "[^", "]: ", "^[", "[",
    "]", "(", ")", "![", "](", "](a.jpg)", '](a.jpg "', '")', "](b.md)", '](https://x.org "', "{.lead}",
    '{.pullquote cite="', '"}', "{#", "}", "{lang=kk}", "{decorative}", '{long="', "{width=5}", "[a]: ", "[a]", "\\",
    "\\\n", "  \n", "`", "``", "*", "**", "_", "~", "~~", "^", "!", "&amp;", "&#x202e;", "&nope;", "<", ">", "</",
    "<b>", "</b>", "<br>", "<p>", "</p>", "<div>", "</div>", "<div\n", "<script>", "</script>", "<style>", "<!--",
    "-->", "<!x ", "<?", "?>", "<![CDATA[", "]]>", '<img src=a.jpg alt="', '">', '<a href="', "</a>", "<table>",
    "<tr>", "<td>", "<th>", "<caption>", "</table>", "<ul>", "<li>", "<ol start=2>", "<dl>", "<dt>", "<dd>",
    "<figure>", "<figcaption>", "</figure>", "<pre>", "<code>", "</code>", "<textarea>", "<select>", "<option>",
    "<title>", "<svg>", "</svg>", "<math>", "<iframe>", "<object>", "<h2>", "<blockquote>", "<hr>", "<body>",
    "<head>", "<html>", "<frameset>", "<noscript>", "<template>", '<span title="', "<q>", "<wbr>", "<plaintext>",
    "<xmp>", "<colgroup>", "<ruby>", "<rt>", "<sup>",
]  # fmt: skip


@st.composite
def sources(draw: st.DrawFn) -> str:
    """Markup and numbered words in any order."""
    pieces = draw(st.lists(st.one_of(st.just(""), st.just(""), st.sampled_from(_PIECES)), max_size=25))
    return "".join(piece or f"w{place}q" for place, piece in enumerate(pieces))


@settings(max_examples=600)
@given(sources())
@example("w1q | w2q\n-|-\nw3q | w4q | w5q\n")
@example("[w1q]: w2q\n")
@example("{#w1q}\n")
@example("```\nw1q\n")
@example("```py w1q\nw2q\n```")
@example("<!-- w1q -->")
@example("<div w1q>w2q</div>")
@example("<table><tr><td>w1q</td></tr>w2q</table>")
@example("## w1q {.w2q w3q=w4q}\n")
@example('::: figure {w1q="w2q"}\n:::\n')
@example("![w1q](a.jpg){w2q}")
@example("[w1q](javascript:w2q)")
@example("{.a} w1q}")
@example('![w1q](a.jpg "w2q\nw3q"){credit="w4q\nw5q"}')
@example("> - [^1]: w1q\n")
@example("<svg><title>w1q</title><desc>w2q</desc></svg>")
@example("1. w1q\n\n       w2q\n")
@example("# \n\n#\n\n##### w1q #w2q")
@example("w1q ^w2q")
@example("^w1q\n\n[[w2q]]")
def test_every_word_is_kept_or_something_is_said(source: str) -> None:
    outcome = read_blocks(source, PATH, language="en")
    kept = repr(outcome.value)
    # A comment is none of the text: nothing is said of it.
    meant = re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL)
    lost = [word for word in re.findall(r"w\d+q", meant) if word not in kept]
    assert not lost or outcome.diagnostics, (lost, outcome.value)


@settings(max_examples=300)
@given(st.text(alphabet="ab \n\t>-*_`[](){}!#:|<>&;\\~^=\"'.1", max_size=60))
def test_any_text_is_read(source: str) -> None:
    outcome = read_blocks(source, PATH, language="en")
    words = re.sub(r"<[^<>]*>", "", source)  # the name of a tag is no word
    assert ("a" in words) <= ("a" in repr(outcome.value) or bool(outcome.diagnostics))
