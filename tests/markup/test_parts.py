"""Every part, rendered for both targets, as golden files; and a theme that writes a part anew.

``PUBLISH_GOLDEN=write`` writes the files, whose differences are to be read like prose.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from publish.markup.attributes import Target
from publish.markup.compositor import Compositor
from publish.markup.shipped import shipped_templates
from publish.markup.strings import strings_for
from publish.model.blocks import (
    Aside,
    Break,
    CodeBlock,
    Definition,
    DefinitionList,
    List,
    Media,
    Paragraph,
    PictureGroup,
    PullQuote,
    Quote,
    Table,
)
from publish.model.edition import Filler, Part
from publish.model.figures import Figure
from publish.model.inlines import Emphasis, LineBreak, Link, Text
from publish.model.matter import FrontAndBackMatter
from publish.transforms.matter import front_and_back
from publish.transforms.paper import on_paper
from tests.epub.samples import BRIEF, EDITION, NOTICES, PORT, TOWER, YEARBOOK
from tests.markup.composing import compositor, parsed, piece, said

GOLDEN = Path(__file__).parent / "golden"
MATTER: FrontAndBackMatter = front_and_back(YEARBOOK, strings_for("en"))
PLAYS = Media(
    "video",
    (Text("How the ice goes"),),
    (Link((Text("https://film.example/ice"),), "https://film.example/ice"),),
    "4:10",
    (Paragraph((Text("Filmed from the mole."),)),),
    "film",
)
TIDES = Link((Text("the table of tides"),), "https://tides.example/table?of=today")
POEM = Quote(
    (
        Paragraph((Text("The tide goes out, "), Emphasis((Text("and mud"), LineBreak(), Text("\u2003\u2003is all"))))),
        Paragraph((Text("So it ends."),)),
    ),
    cite=(Text("A song of the pilots"),),
    kind="verse",
)
TALK = DefinitionList(
    (
        Definition((Text("The Letter"),), ((Paragraph((Text("Why is the bell silent?"),)),),)),
        Definition(
            (Text("Ines Hallgarten"),),
            ((Paragraph((Text("It has no rope."),)), Paragraph((Text("Nobody asked."),))),),
        ),
        Definition((Text("The Letter"),), ((Paragraph((Text("Never?"),)),),)),
    ),
    "talk",
    kind="interview",
)
DESK_SAYS = Aside((Paragraph((Text("Her name was changed."),)),), (Text("Editor's note"),), "desk", kind="editors-note")
LETTER = Quote(
    (Paragraph((Text("The bell has a rope."),)),), (Text("Piet Lorne, Low Sarna"),), id="rope", kind="letter"
)
UPDATES = DefinitionList(
    (
        Definition((Text("16:49"),), ((Paragraph((Text("The boat leaves."),)),),)),
        Definition((Text("17:05"),), ((Paragraph((Text("It is back."),)), Paragraph((Text("Nobody waved."),))),)),
    ),
    "evening",
    kind="updates",
)
FACTS = DefinitionList((Definition((Text("Serves"),), ((Paragraph((Text("four"),)),),)),))
SOUP = Aside((FACTS, *(block for block in PORT.blocks if isinstance(block, List))), (Text("Soup"),), kind="recipe")
TICKETS = Aside((FACTS,), (Text("Tickets"),), kind="service")
SHOT = next(block for block in PORT.blocks if isinstance(block, Figure))
ORNAMENT = next(block.picture.source for block in PORT.blocks if isinstance(block, Figure) and block.picture)
PICTURES = PictureGroup(
    (replace(SHOT, id="ice-1"), replace(SHOT, caption=(), id="ice-2")),
    "row",
    (Text("Both days."),),
    (Text("P. L."),),
    "ice",
)
PLATE = PictureGroup((replace(SHOT, id="ice-3"),), "page")
DESK = Link((Text("to the desk"),), "mailto:desk@tides.example", print="inline")
SHOWN = piece((Paragraph((Text("See "), TIDES, Text(" or write "), DESK, Text("."))), PLAYS))
LINKED = next(on_paper(replace(EDITION, parts=(Part((SHOWN,)),)), "qr").dispatches)


def of_kind(*kinds: type) -> Callable[[Compositor], str]:
    blocks = tuple(block for block in PORT.blocks if isinstance(block, kinds))
    return lambda c: c.dispatch(piece(blocks))


WHOLE: dict[str, Callable[[Compositor], str]] = {
    "dispatch": lambda c: c.dispatch(PORT),
    "dispatch-verbatim": lambda c: c.dispatch(TOWER),
    "dispatch-links": lambda c: c.dispatch(LINKED),
    "dispatch-brief": lambda c: c.dispatch(BRIEF),
    "media": lambda c: c.dispatch(piece((PLAYS,))),
    "editors-note": lambda c: c.dispatch(piece((DESK_SAYS,))),
    "letter": lambda c: c.dispatch(piece((LETTER,))),
    "updates": lambda c: c.dispatch(piece((UPDATES,))),
    "recipe": lambda c: c.dispatch(piece((SOUP, TICKETS))),
    "pictures": lambda c: c.dispatch(piece((PICTURES, PLATE))),
    "interview": lambda c: c.dispatch(piece((TALK,))),
    "verse": lambda c: c.dispatch(piece((POEM,))),
    "quotes": of_kind(Quote, PullQuote, Aside),
    "lists": of_kind(List, DefinitionList),
    "tables": of_kind(Table, CodeBlock, Break),
    "newsletter-footer": lambda c: c.newsletter_footer(),
    "filler": lambda c: c.filler(Filler(line="Write to the desk.")) + c.filler(Filler(ORNAMENT)),
    "title-page": lambda c: c.title_page(MATTER.masthead),
    "imprint": lambda c: c.imprint(MATTER.imprint),
    "contents": lambda c: c.contents(MATTER.contents),
    "part-page": lambda c: c.part_page(1, "Winter & spring"),
    "credits-page": lambda c: c.credits_page(MATTER.people),
    "colophon": lambda c: c.colophon(["Face One", "Face Two", "Face Three"]),
}


@pytest.mark.parametrize("target", Target)
@pytest.mark.parametrize("name", WHOLE)
def test_is_as_its_golden_file(name: str, target: Target) -> None:
    markup = WHOLE[name](compositor(target, YEARBOOK))
    parsed(markup)
    golden = GOLDEN / f"{name}.{target}.html"
    if os.environ.get("PUBLISH_GOLDEN") == "write":
        golden.write_text(markup + "\n", encoding="utf-8")
    assert markup + "\n" == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("target", Target)
def test_every_part_is_in_a_golden_file(target: Target) -> None:
    """No part is left out: each one's marker shows up in what the golden cases render."""
    shipped = {name: text for name, text in shipped_templates().items() if name.startswith("parts/")}
    marked = {name: text + f"{{# #}}<!--{name}-->" for name, text in shipped.items()}
    marking = compositor(target, YEARBOOK, [marked])
    rendered = "".join(render(marking) for render in WHOLE.values())
    # What only the printed page has: a page number behind a reference, the addresses of links.
    elsewhere = {"parts/links.html", "parts/page_reference.html"} if target is Target.EPUB else set()
    elsewhere |= {name for name in shipped if name.startswith("parts/cover_")}  # a cover is no part of the text
    assert {name for name in shipped if f"<!--{name}-->" not in rendered} == elsewhere


def test_a_theme_writes_a_part_anew_without_python() -> None:
    theme = {"parts/caption.html": "{% if it.caption %}<figcaption>Seen: {{ it.caption.text }}</figcaption>{% endif %}"}
    project = {"parts/caption.html": "<p>never</p>", "parts/dateline.html": "<b>{{ it.place }}</b>: "}
    markup = compositor(Target.PRINT, EDITION, [theme, project]).dispatch(PORT)
    assert "<figcaption>Seen: Nets.</figcaption>" in markup
    assert "<b>ALMATY</b>: " in markup
    assert "never" not in markup


@pytest.mark.parametrize(("language", "marked"), [("it", "en"), ("de", None)])
def test_words_of_a_language_without_words_are_marked_as_english(language: str, marked: str | None) -> None:
    footer = compositor(Target.EPUB, replace(EDITION, language=language)).newsletter_footer()
    heading = parsed(footer).find(".//h1")
    assert heading is not None
    assert heading.get("lang") == marked


def test_a_notice_is_word_for_word_the_same_in_both_outputs() -> None:
    texts = []
    for target in Target:
        footer = parsed(compositor(target).newsletter_footer())
        texts.append([said(notice).split() for notice in footer.iter("section")][1:])
    assert texts[0] == texts[1]
    assert len(texts[0]) == len(NOTICES)
