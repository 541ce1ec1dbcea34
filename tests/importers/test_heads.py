"""Heads of files that are no front matter of the usual kind, and what a text takes from its head and its name."""

from publish.importers.markdown import read
from publish.model.blocks import Media, Paragraph
from publish.model.walk import plain


def test_the_head_of_nikola_is_a_comment_of_lines() -> None:
    head = ".. title: The lamp\n.. slug: lamp\n.. date: 2026-11-20 10:00:00 UTC-05:00\n.. tags: oil, wick\n"
    text = f"<!--\n{head}-->\n\nWords.\n"
    found = read(text, "a.md", folder="2026-11", language="en").value
    assert (plain(found.headline), found.slug, found.subjects) == ("The lamp", "lamp", ("oil", "wick"))
    assert [plain(block.inlines) for block in found.blocks if isinstance(block, Paragraph)] == ["Words."]
    remark = "<!-- .. title: A -->\n\n# The lamp\n\nWords.\n"
    assert plain(read(remark, "a.md", folder="2026-11", language="en").value.headline) == "The lamp"


def test_a_tag_may_name_what_the_front_matter_says() -> None:
    text = "---\ntitle: A\nfilm: https://www.youtube.com/watch?v=dQw4w9WgXcQ\n---\n\n{% ourOwnEmbed film %}\n"
    (block,) = read(text, "a.md", folder="2026-11", language="en").value.blocks
    assert isinstance(block, Media)
    assert plain(block.address) == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def test_a_name_in_letters_without_plain_ones_gives_the_same_slug_each_time() -> None:
    names = ("前言.md", "Порт.md", "Порт 2.md", "content/editions/a/Порт/index.md")
    slugs = [read("---\ntitle: A\n---\n\nW.\n", name, folder="a", language="en").value.slug for name in names]
    assert slugs[1] == slugs[3] == "dispatch-90947197"
    assert len(set(slugs)) == 3
