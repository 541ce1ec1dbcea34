"""Texts that were written for other tools: what is named, what is private, and where the same signs mean themselves."""

import pytest

from publish.config.dialects import EVERY, dialects_of
from publish.diagnostics import Severity, Span
from publish.importers.markdown import read, read_blocks, read_inlines
from publish.importers.matter.house import HouseMatter
from publish.model.blocks import Blocks
from publish.model.walk import each_block, lines_of, plain


def _errors(text: str, named: tuple[str, ...] | None = None) -> list[tuple[str, int]]:
    found = read_blocks(text, "a.md", language="en", dialects=dialects_of(named)).diagnostics
    return [(one.id, one.at.line) for one in found if one.severity is Severity.ERROR]


def _words(text: str, named: tuple[str, ...] | None = None) -> str:
    blocks, _ = read_blocks(text, "a.md", language="en", dialects=dialects_of(named)).value
    return _plain(blocks)


@pytest.mark.parametrize(
    ("text", "tool", "other"),
    [
        ("See [[The log|the log]].", "obsidian", "hugo"),
        ("{{< notice >}}\nRing.\n{{< /notice >}}", "hugo", "obsidian"),
        ("{% note %}\nRing.\n{% endnote %}", "jekyll", "pandoc"),
        ("| One line\n| another", "pandoc", "gfm"),
        ("- [ ] Paint", "gfm", "kramdown"),
        ("The lamp.\n{: .wide}", "jekyll", "gfm"),
        ("::: {.callout-note}\nRing.\n:::", "quarto", "obsidian"),
        ("> [!note]\n> Ring.", "obsidian", "kramdown"),
        ("import Tabs from '@site/tabs';\n\n:::tip\nRing.\n:::", "docusaurus", "kramdown"),
    ],
)
def test_a_construct_is_its_tool_s_and_an_error_where_only_another_is_named(text: str, tool: str, other: str) -> None:
    assert _errors(text) == []
    assert _errors(text, (tool,)) == []
    assert _errors(text, (other,))


@pytest.mark.parametrize(
    "text",
    [
        "Before. %%SECRET%% After.",
        "%%\nSECRET\n\n> SECRET\n%%",
        "# A heading %%SECRET%%",
        "- one %%SECRET%%\n- %%SECRET%%",
        "> %%SECRET\n> SECRET%% said",
        "| a | %%SECRET%% |\n|---|---|\n| b | c %%SECRET%% |",
        '![what](a.jpg "A caption %%SECRET%%")',
        "A note[^1].\n\n[^1]: It says %%SECRET%% so.",
        "A <!-- SECRET --> comment.\n\n<!--\nSECRET\n-->",
        "{% comment %}SECRET{% endcomment %}",
        "{{< comment >}}\nSECRET\n{{< /comment >}}",
        "{{/* SECRET */}} and {# SECRET #}",
        "{::comment}\nSECRET\n{:/comment}",
        "Words {/* SECRET */} here.",
        "[//]: # (SECRET)",
        '::: aside {title="Box %%SECRET%%"}\nWords.\n:::',
    ],
)
def test_no_word_of_a_private_comment_is_in_the_tree_or_in_a_finding(text: str) -> None:
    found = read_blocks(text, "a.md", language="en")
    assert "SECRET" not in repr(found.value)
    assert "SECRET" not in "".join(map(str, found.diagnostics))
    assert found.ok


def test_a_private_comment_in_front_matter_is_none_of_the_headline() -> None:
    text = "---\nheadline: The log %%SECRET%%\nstandfirst: '%%SECRET%% Ice.'\n---\n\nWords.\n"
    dispatch = read(text, "a.md", folder="e", language="en").value
    assert plain(dispatch.headline) == "The log"
    assert "SECRET" not in repr(dispatch)


def test_two_signs_far_apart_take_no_paragraph_out_of_the_book() -> None:
    text = "One %% slip.\n\nA paragraph.\n\nTwo %% slips."
    assert "A paragraph." in _words(text)
    assert _errors(text) == [("markup-leaked", 1), ("markup-leaked", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "`{{< figure >}}` and ``[[a]]`` and `%%x%%`, `{% x %}`.",
        "```\n{{< note >}}\n%%x%%\n{% tag %}\n[[a]]\n```",
        "- one\n\n  ~~~\n  {{ x }} %%y%%\n  ~~~",
        "\\{{< figure >}} and \\[[a]] and \\%%x\\%% and \\{% tag %}.",
        "<pre>{{ x }}</pre>",
        "{{</* figure */>}} and {% raw %}{{ x }}{% endraw %}",
    ],
)
def test_markup_in_code_and_behind_a_backslash_is_meant(text: str) -> None:
    assert _errors(text) == []
    marks = ("{{", "[[", "%%", "{%")
    value = repr(read_blocks(text, "a.md", language="en").value)
    assert all(mark in value for mark in marks if mark in text.replace("{%", "" if "raw" in text else "{%"))


@pytest.mark.parametrize(
    "text",
    [
        "[[1]](https://log.example/1) and [the [inner] one](https://log.example/2).",
        "The box [[a]] is a link.\n\n[a]: https://log.example/a",
        "It is x == y, 50%% of it, @fig and a@sec-x.example, {this} and {that: one}.",
        "Raise 10^5 and E = mc^2, then the first.",
        "The import of tea from 'Ceylon'.",
        "Either {a} or [b], $5 to $6, and a `tick`.",
    ],
)
def test_what_only_looks_like_a_construct_is_left_alone(text: str) -> None:
    assert _errors(text) == []


def test_the_words_of_a_construct_keep_their_place() -> None:
    assert _words('Ask {{< tweet user="quill" id="5" >}} now.') == "Ask https://x.com/quill/status/5 now."
    assert (
        _words('{{< notice tip "Ring first" >}}\nTwice.\n{{< /notice >}} Then wait.') == "Ring first|Twice.|Then wait."
    )


def test_data_of_a_site_stand_where_they_are_named() -> None:
    house = HouseMatter(site={"repository": "https://log.example/quay", "town": "Orsa"})
    text = "---\nheadline: One\n---\n\n[The log]({{ site.repository }}/log) of {{site.town}}, {{ site.mayor }}.\n"
    found = read(text, "a.md", folder="e", language="en", house=house)
    assert "https://log.example/quay/log" in repr(found.value.blocks)
    assert "Orsa, {{ site.mayor }}" in _plain(found.value.blocks)
    assert [(one.id, one.at.line) for one in found.diagnostics if one.severity is Severity.ERROR] == [
        ("markup-leaked", 5)
    ]


def test_what_front_matter_says_stands_where_it_is_named() -> None:
    matter = "---\nheadline: One\npilot: Enno\nlog: https://log.example\n---\n\n"
    text = f"{matter}{{{{ pilot }}}} and {{{{ page.pilot | escape }}}}: [log]({{{{ log }}}}), {{{{ mole }}}}.\n"
    found = read(text, "a.md", folder="e", language="en")
    assert "Enno and Enno: log, {{ mole }}." in _plain(found.value.blocks)
    assert "href='https://log.example'" in repr(found.value.blocks)
    assert [one.message.split()[1] for one in found.diagnostics if one.severity is Severity.ERROR] == ["mole"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("[The log]({{ site.repository }}/log) is kept.", "{{ site.repository }}/log"),
        ("[The log]({{ page.url | shorten: 3 }}) is kept.", "{{ page.url | shorten: 3 }}"),
        ("[The log][log] is kept.\n\n[log]: {{ site.repository }}/log", "{{ site.repository }}/log"),
        ("- [The log]({{ there }}) is kept.", "{{ there }}"),
    ],
)
def test_an_address_that_only_a_builder_knows_is_no_reason_to_lose_a_link_s_words(text: str, path: str) -> None:
    found = read_blocks(text, "a.md", language="en", dialects=dialects_of(None))
    assert found.diagnostics == ()
    assert _plain(found.value[0]) == "The log is kept."
    assert f"path={path!r}" in repr(found.value[0])


@pytest.mark.parametrize("text", ["(see {{ there }})", "![Ice]({{ there }}/ice.jpg)", "[^1]\n\n[^1]: {{ there }}"])
def test_what_only_a_builder_knows_is_an_error_everywhere_else(text: str) -> None:
    assert ("markup-leaked", text.count("\n") + 1) in _errors(text)


@pytest.mark.parametrize(
    "text", ['[The log]({{ "ADDRESS" | trim_it }})', "<a href=\"{{ 'ADDRESS' | trim_it }}\">The log</a>"]
)
def test_a_whole_address_stands_whatever_a_house_s_filter_does_to_it(text: str) -> None:
    found = read_blocks(text.replace("ADDRESS", "https://log.example/quay"), "a.md", language="en")
    assert found.diagnostics == ()
    assert "href='https://log.example/quay'" in repr(found.value[0])
    assert _errors("{{ 'https://log.example/quay' | trim_it }} and {{ 'quay' | trim_it }}")


@pytest.mark.parametrize(
    ("text", "words", "address"),
    [
        ('{% quayLink "The log", "https://log.example/quay" %}', "The log", "href='https://log.example/quay'"),
        ('{% town_link "https://log.example/quay", "The log" %}', "The log", "href='https://log.example/quay'"),
        ('{% townlink "The log", "/log/" %}', "The log", "path='/log/'"),
        ('{% youtubeEmbed "dQw4w9WgXcQ" %}', "", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ('{% embed-vimeo "76979871" %}', "", "https://vimeo.com/76979871"),
        ('{% crewavatar "ines" %}Ines', "Ines", ""),
        ('{% bellIcon "ring" %}Ring', "Ring", ""),
        ("Press ![[bell.svg#icon]] **Ring**.", "Press  Ring.", ""),
    ],
)
def test_a_house_s_own_tag_is_known_by_the_parts_of_its_name(text: str, words: str, address: str) -> None:
    assert _errors(text) == []
    found = read_blocks(text, "a.md", language="en", dialects=dialects_of(None))
    assert address in repr(found.value[0])
    assert not words or _plain(found.value[0]) == words
    assert bool(address) or [one.id for one in found.diagnostics] == ["markup-left-out"]


def test_a_note_that_is_brought_in_is_a_reference_where_it_stands_alone() -> None:
    found = read_blocks("![[Harbour log#Ice]]\n\n- ![[v1.2 notes]]", "a.md", language="en")
    assert found.diagnostics == ()
    assert _plain(found.value[0]) == "Harbour log › Ice|v1.2 notes"
    assert "written='![[Harbour log#Ice]]'" in repr(found.value[0])
    assert _errors("So says ![[Harbour log]] of it.\n\n![[ferry.pdf]]") == [("markup-leaked", 1), ("markup-leaked", 3)]


def test_a_film_of_a_vault_is_media_that_cannot_be_reached_from_a_book() -> None:
    found = read_blocks("![[logs/ferry.mp4#t=5]]", "a.md", language="en")
    assert [one.id for one in found.diagnostics] == ["media-unreachable"]
    assert "title=(Text(value='ferry'),)" in repr(found.value[0])


def test_words_of_a_link_in_double_brackets_may_be_code() -> None:
    assert "Code(value='ring()')" in repr(read_blocks("See [[Bell|`ring()`]].", "a.md", language="en").value[0])


@pytest.mark.parametrize("behind", ["#wide", "?raw=true", "?v=2#wide"])
def test_what_stands_behind_a_picture_s_name_for_a_server_is_no_part_of_it(behind: str) -> None:
    found = read_blocks(f"![Ice](ice.png{behind})", "content/a.md", language="en")
    assert "source='content/ice.png'" in repr(found.value[0])


def _plain(blocks: Blocks) -> str:
    return "|".join(plain(line) for _, block in each_block(blocks) for line in lines_of(block))


def test_tags_are_words_unless_the_text_is_plainly_obsidian_s() -> None:
    assert _words("#one #two") == "#one #two"
    assert _words("#one #two", ("obsidian",)) == ""
    assert _words("#one #two\n\nSee [[Log]].") == "See Log."


def test_a_line_of_front_matter_is_read_alike() -> None:
    found = read_inlines("A {{< weather >}} and [[Log]]", Span("a.md", 2, 1))
    assert [one.id for one in found.diagnostics] == ["markup-leaked"]


def test_tools_bring_what_they_understand() -> None:
    assert dialects_of(None) == EVERY
    assert {"liquid", "kramdown", "gfm"} <= dialects_of(("jekyll",))
    assert dialects_of(()) == frozenset()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See [[log/ice|the ice]][^1].\n\n[^1]: In the log.", "See the ice."),
        ("See [[ice|the ice]].\n\n[ice]: log/ice.md 'Ice'", "See the ice."),
        ("The L$\\infty$ norm took 10.3$\\mu s$ for US$5 or A$7.", "The L∞ norm took 10.3μs for US$5 or A$7."),
        ("$$\n\\begin{split}\na &= b \\\\ \\\\\n\n&= c\n\\end{split}\n$$", "a = b = c"),
    ],
)
def test_signs_of_two_tools_side_by_side_are_read(text: str, words: str) -> None:
    assert _errors(text) == []
    assert _words(text) == words
