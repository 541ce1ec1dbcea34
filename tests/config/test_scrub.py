"""Characters that come in by an escape are taken out of settings and front matter, like those of the text."""

from publish.config.scrub import scrubbed
from publish.config.toml import read_toml
from publish.importers.frontmatter import matter

PATH = "content/publication.toml"


def test_escapes_of_toml_hide_nothing() -> None:
    text = 'title = "a\\u202Eb"\n[[notices]]\nheading = "x\\u0000y"\nlist = ["fine", "\\uFEFFz"]\n'
    outcome = scrubbed(read_toml(text, PATH).value)
    assert outcome.value.value["title"] == "ab"
    assert outcome.value.value["notices"] == [{"heading": "x\ufffdy", "list": ["fine", "z"]}]
    assert [(d.id, d.at.line) for d in outcome.diagnostics] == [
        ("character-removed", 1),
        ("character-illegal", 3),
        ("character-removed", 4),
    ]


def test_escapes_of_front_matter_hide_nothing() -> None:
    text = 'headline: "a\\u202Eb"\nkicker: "c\\0d"\ncredits: [{name: "e\\u2066f", role: writer}]\n'
    outcome = matter(text, "content/a.md", line=2)
    assert outcome.value.headline is not None
    assert outcome.value.headline.text == "ab"
    assert outcome.value.kicker == "c\ufffdd"
    assert outcome.value.credits[0].name == "ef"
    assert [(d.id, d.at.line) for d in outcome.diagnostics] == [
        ("character-removed", 2),
        ("character-illegal", 3),
        ("character-removed", 4),
    ]


def test_a_clean_tree_stays_the_same() -> None:
    tree = read_toml('title = "Қала — دهکده"\n', PATH).value
    assert scrubbed(tree).value is tree
