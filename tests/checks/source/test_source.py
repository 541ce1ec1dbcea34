"""Checks of content before it is set: each finds its fault, at its line, and passes what is sound."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from publish.checks.source import Manuscript
from publish.checks.source.edition_undated import edition_undated
from publish.checks.source.figure_alt_missing import figure_alt_missing
from publish.checks.source.language_untagged import language_untagged
from publish.checks.source.rights_missing import rights_missing
from publish.checks.source.theme_contrast import theme_contrast
from publish.config.theme import Colour, read_theme
from publish.diagnostics import Severity, Span
from publish.importers.markdown import read
from publish.model.blocks import Aside, Block, Note
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part, Publication
from publish.model.figures import Decorative, Figure, Missing, Output, Picture, Written
from publish.resources import SHIPPED
from tests.checks.source.manuscripts import HEAD, ids, manuscript, notice, said

_AT = Span("content/editions/one/edition.toml", 1, 1)


def _edition(*blocks: Block, notes: tuple[Note, ...] = ()) -> Edition:
    publication = Publication("The Harbour Letter", "Harbour Press", "en", "urn:x:1")
    part = Part((Dispatch("a", "one", blocks=blocks, notes=notes),))
    return Edition("one", publication, "One", (part,), span=_AT)


def test_an_edition_without_any_date() -> None:
    edition = _edition()
    (found,) = edition_undated(Manuscript(edition))
    assert (found.id, found.at) == ("edition-undated", _AT)
    assert not list(edition_undated(Manuscript(replace(edition, date=date(2026, 1, 1)))))
    assert not list(edition_undated(Manuscript(replace(edition, captured=datetime(2026, 1, 1, tzinfo=UTC)))))
    dated = replace(edition.parts[0].dispatches[0], updated=date(2026, 1, 1))
    assert not list(edition_undated(Manuscript(replace(edition, parts=(Part((dated,)),)))))


def test_pictures_that_nobody_has_described_at_any_depth() -> None:
    def figure(line: int, alt: Written | Decorative | Missing) -> Figure:
        return Figure(Picture(f"content/{line}.jpg", alt, span=Span("a.md", line, 1)))

    inside = Aside((figure(3, Missing()), Figure(None)))
    note = Note("1", (figure(9, Missing()),))
    edition = _edition(figure(1, Written("Boats.")), figure(2, Decorative("a rule")), inside, notes=(note,))
    found = list(figure_alt_missing(Manuscript(edition)))
    assert [(d.id, d.at.line, d.block, d.message) for d in found] == [
        ("figure-alt-missing", 3, "one/a:b2.0", "nobody has described 3.jpg"),
        ("figure-alt-missing", 9, "one/a:n0.0", "nobody has described 9.jpg"),
    ]


def test_a_sound_dispatch_has_no_finding() -> None:
    body = """
The *boats* left at four, says [the pilot's log](https://example.org/log).

![Two boats lie on their sides in the mud.](images/boats.jpg "At low tide"){credit="A. Photographer"}

## At low tide

| Berth | Depth |
|-------|-------|
| A     | 9.0   |

The sign said [қала]{lang=kk}, and the angle was α.
"""
    assert ids(manuscript(body)) == []


def _picture(alt: str, caption: str = "At low tide") -> str:
    return f'\n![{alt}](images/old-boats.jpg "{caption}"){{credit="A. Photographer"}}'


_RUN_OF_WORDS = "word " * 351

FAULTY: dict[str, tuple[str, str, str]] = {
    "alt is the caption": ("en", _picture("At low tide."), "figure-alt-caption"),
    "alt is the file": ("en", _picture("old-boats.jpg"), "figure-alt-file"),
    "alt is the file's name": ("en", _picture("old-boats"), "figure-alt-file"),
    "alt is another file": ("en", _picture("harbour_2.PNG"), "figure-alt-file"),
    "alt is from a camera": ("en", _picture("IMG_2024"), "figure-alt-file"),
    "alt says photo of": ("en", _picture("A photo of two boats"), "figure-alt-opening"),
    "alt says image of": ("en", _picture("Image of two boats"), "figure-alt-opening"),
    "alt says Bild von": ("de", _picture("Ein Foto von zwei Booten"), "figure-alt-opening"),
    "alt says photo de": ("fr", _picture("Une photo d’un bateau"), "figure-alt-opening"),
    "alt says на фото": ("ru", _picture("На фото две лодки", "2026"), "figure-alt-opening"),
    "alt says світлина": ("uk", _picture("Світлина двох човнів", "2026"), "figure-alt-opening"),
    "alt says суретте": ("kk", _picture("Суретте екі қайық", "2026"), "figure-alt-opening"),
    "a link that says here": ("en", "\nRead it [here](https://example.org).", "link-text-vague"),
    "a link in capitals": ("en", "\n[*Click here*!](https://example.org)", "link-text-vague"),
    "a link that says hier": ("de", "\nMehr steht [hier](https://example.org).", "link-text-vague"),
    "a link that says ici": ("fr", "\nC’est [ici](https://example.org).", "link-text-vague"),
    "a link that says здесь": ("ru", "\nЧитайте [здесь](https://example.org).", "link-text-vague"),
    "a link that says за посиланням": ("uk", "\nЧитайте [за посиланням](https://example.org).", "link-text-vague"),
    "a link that says осында": ("kk", "\nТолығы [осында](https://example.org).", "link-text-vague"),
    "an English link in Kazakh": ("kk", "\nҚалада [read more](https://example.org).", "link-text-vague"),
    "a bold line": ("en", "\n**At low tide**\n\nThe boats left.", "heading-painted"),
    "Cyrillic in English": ("en", "\nThe sign said қала.", "language-untagged"),
    "Arabic in English": ("en", "\nThe sign said الميناء.", "language-untagged"),
    "a passage of English in Russian": ("ru", "\nОн сказал: the boats left at four.", "language-untagged"),
    "a table without a head": ("en", "\n| | |\n|-|-|\n| A | 9.0 |", "table-headers-missing"),
    "a long paragraph": ("en", f"\n{_RUN_OF_WORDS}", "paragraph-long"),
    "a long paragraph in Chinese": ("zh", "\n" + "港" * 702, "paragraph-long"),
    "words of the starter's": ("en", "\nWrite here.", "placeholder-left"),
    "words to come": ("en", "\nThe tide was TK feet.", "text-unfinished"),
    "a task": ("es", "\nFalta TODO: la hora.", "text-unfinished"),
    "words of a dummy": ("de", "\nLorem ipsum dolor.", "text-unfinished"),
    "a photo without credit": ("en", '\n![Boats in mud](images/b.jpg "At low tide")', "photo-uncredited"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_found_at_its_line_and_nothing_else(name: str) -> None:
    language, body, id = FAULTY[name]
    (found,) = said(manuscript(body, language=language))
    assert (found.id, found.at.path) == (id, "content/editions/one/a.md")
    assert found.at.line == 9, found
    assert found.block == "one/a:b0"


SOUND: dict[str, tuple[str, str]] = {
    "a mark in code": ("en", "\nShe typed `TODO` and `TK`."),
    "all in Spanish": ("es", "\nTODO estaba helado."),
    "a name in German": ("de", "\nDie TK zahlt."),
    "part of a name": ("en", "\nThe TK-12 and todo.txt are old."),
    "alt says more": ("en", _picture("At low tide two boats lie in the mud")),
    "alt is one word": ("en", '\n![boats](images/boats.jpg "At low tide"){credit="A"}'),
    "alt of a photo album": ("en", _picture("Photographers wait on the quay")),
    "alt with a German word": ("de", _picture("Bildhauer bei der Arbeit")),
    "a picture without caption": ("en", '\n![Boats in mud](images/b.jpg){credit="A"}'),
    "a link that names its target": ("en", "\nRead [the log of the pilots here](https://example.org)."),
    "here without a link": ("en", "\nClick here."),
    "a bold sentence": ("en", "\n**The boats left.**\n\nNobody saw them."),
    "bold words in a paragraph": ("en", "\n**At low tide** the boats left.\n\nNobody saw them."),
    "a bold line at the end": ("en", "\nNobody saw them.\n\n**Advertisement**"),
    "a tagged word": ("en", "\nThe sign said [қала]{lang=kk}."),
    "a tagged paragraph": ("en", "\n{lang=kk}\nҚалада порт ашылды."),
    "a letter in a formula": ("en", "\nThe angle α is 4 µm wide; Ω stands for it."),
    "an address in Ukrainian": ("uk", "\nДив. <https://example.org/a-very-long-address/with-many-parts/and?query=it>."),
    "code of a machine": ("en", "\nType `привет`."),
    "a Latin name in Russian": ("ru", "\nОб этом пишет The Economist."),
    "Japanese in its scripts": ("ja", "\n港のボートは四時に出た。"),
    "Serbian in Latin letters": ("sr-Latn", "\nBrodovi su otišli."),
    "a table whose rows are headed": ("en", "\n{.row-headers}\n| | |\n|-|-|\n| A | 9.0 |"),
    "as many words as are allowed": ("en", f"\n{'word ' * 350}"),
    "a decorative picture": ("en", '\n![](images/b.jpg){decorative="a rule"}'),
    "a picture whose rights are said": ("en", '\n![Boats](images/b.jpg "At low tide"){rights="Public domain"}'),
}


@pytest.mark.parametrize("body", ["", "\n***\n", "\n\u200b\n", "\n&nbsp;\n"])
def test_a_dispatch_without_a_body_is_told(body: str) -> None:
    assert "body-empty" in ids(manuscript(body))


@pytest.mark.parametrize(
    "body",
    ["\n`x`", "\n- one", "\n    code", _picture("Two boats in the mud"), "\n::: figure\nThe place of a picture.\n:::"],
)
def test_a_body_of_one_word_or_one_picture_is_none_the_less_one(body: str) -> None:
    assert "body-empty" not in ids(manuscript(body))


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_passed(name: str) -> None:
    language, body = SOUND[name]
    assert ids(manuscript(body, language=language)) == []


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("қала", "kk"),
        ("Київ", "uk"),
        ("город", "ru"),
        ("پارسی", "fa"),
        ("ميناء", "ar"),
        ("سُمكًا", "ar"),
        ("שָׁלוֹם", "he"),
        ("हिंदी की", "hi"),
        ("მთა", "ka"),
    ],
)
def test_the_language_of_foreign_words_is_proposed(words: str, tag: str) -> None:
    (found,) = said(manuscript(f"\nThe sign said {words} twice."))
    assert found.hint == f"Say which language it is: [{words}]{{lang={tag}}}."


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("\nКрига скувала гавань.\n\n- Пором не вийшов.\n- Її не бачили, «ғ».", "uk"),
        ("\nҚалада порт ашылды[^1].\n\n[^1]: Өңірде жоқ.", "kk"),
        ("\nقالت مديرة الميناء إن الجليد بلغ في يوم الجمعة سُمكًا لم يُرَ منذ عشرين عامًا قرب Sarna.", "ar"),
    ],
)
def test_a_dispatch_in_the_wrong_language_is_told_once_at_its_lang(body: str, tag: str) -> None:
    (found,) = [each for each in said(manuscript(body, head=HEAD)) if each.id == "language-untagged"]
    assert (found.at.line, found.hint) == (6, f"Say so in the front matter: lang: {tag}.")
    assert found.message.endswith("and is said to be in en")


def test_neighbouring_foreign_words_are_one_finding() -> None:
    (found,) = said(manuscript("\nThe sign said Қалада порт ашылды, and nothing else."))
    assert found.message == "“Қалада порт ашылды” is written in Cyrillic, and is said to be in en"


def test_a_link_in_a_notice_is_on_paper_too() -> None:
    content = manuscript("\nWords.", notices=[notice("---\nheadline: x\n---\nSubscribe [here](https://example.org).")])
    (found,) = said(content)
    assert found.message == "the link “here” does not say where it leads"


def test_a_link_inside_the_book_has_a_page_on_paper() -> None:
    (found,) = said(manuscript("\n## Low tide {#tide}\n\nIt is told [here](#tide)."))
    assert found.message == "the link “here” does not say where it leads"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("headline: One\ndate: 2026-11-20\nrights: Free\n", ["dispatch-uncredited"]),
        ("headline: One\ndate: 2026-11-20\nrights: Free\nrun_on: true\n", []),
        ("headline: One\ndate: 2026-11-20\nrights: Free\ncredits: [{name: A, role: writer}]\n", []),
        ("headline: One\nbyline: By A.\nrights: Free\n", ["edition-undated", "dispatch-undated"]),
        ("headline: One\nbyline: By A.\nupdated: 2026-11-20\nrights: Free\n", []),
        ("headline: One\nbyline: By A.\ndate: 2026-11-20\n", ["rights-missing"]),
        (HEAD, []),
    ],
)
def test_what_a_dispatch_says_of_itself(head: str, expected: list[str]) -> None:
    assert ids(manuscript("\nWords.", head=head)) == expected


def test_rights_of_the_publication_are_rights() -> None:
    content = manuscript("\nWords.", head="headline: One\n")
    publication = replace(content.edition.publication, rights="© The Press")
    assert not list(rights_missing(Manuscript(replace(content.edition, publication=publication))))
    assert not list(rights_missing(Manuscript(replace(content.edition, rights="© The Press"))))


def test_a_photographer_in_the_credits_is_a_credit() -> None:
    body = '\n![Boats in mud](images/b.jpg "At low tide")'
    credits = "credits: [{name: A, role: writer}, {name: B, role: photographer}]\n"
    assert ids(manuscript(body, head=f"headline: One\ndate: 2026-11-20\nrights: Free\n{credits}")) == []


def test_how_long_a_paragraph_may_be_is_a_setting() -> None:
    assert ids(manuscript("\none two three four", words=3)) == ["paragraph-long"]
    assert ids(manuscript("\none two three", words=3)) == []


_LICENSED = '\n![Boats](images/b.jpg "At low tide"){credit="A" licence-until=2027-01-31}'


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 1, 31), []),
        (date(2027, 2, 1), ["picture-licence-expired"]),
        (None, []),
    ],
)
def test_a_licence_holds_on_its_last_day(today: date | None, expected: list[str]) -> None:
    assert ids(manuscript(_LICENSED, today=today)) == expected


def test_without_a_day_a_licence_is_judged_by_the_content() -> None:
    head = "headline: One\nbyline: By A.\ndate: 2027-02-01\nrights: Free\n"
    (found,) = said(manuscript(_LICENSED, head=head))
    assert (found.id, found.severity) == ("picture-licence-expired", Severity.ERROR)
    assert found.message == "the licence of b.jpg ended on 2027-01-31"


@pytest.mark.parametrize(
    ("outputs", "expected"),
    [
        ((Output.PRINT,), []),
        ((Output.EPUB,), [Severity.ERROR]),
        ((Output.EPUB, Output.PRINT), [Severity.ERROR]),
        ((), [Severity.WARNING]),
    ],
)
def test_a_picture_stands_where_it_may(outputs: tuple[Output, ...], expected: list[Severity]) -> None:
    found = said(manuscript('\n![Boats](images/b.jpg "At low tide"){credit="A" outputs=print}', outputs=outputs))
    assert [(d.id, d.severity) for d in found] == [("picture-not-permitted", severity) for severity in expected]


@pytest.mark.parametrize("name", ["default", "broadsheet", "review"])
def test_shipped_themes_can_be_read(name: str) -> None:
    path = f"styles/themes/{name}/theme.toml"
    theme = read_theme(SHIPPED.read_text(path), path, name=name).value
    edition = manuscript("\nWords.").edition
    assert not list(theme_contrast(Manuscript(edition, theme=theme)))
    grey = Colour("#999999", "device-cmyk(0 0 0 0.4)", "#444444")
    faded = replace(theme, colours={**theme.colours, "accent": grey})
    found = list(theme_contrast(Manuscript(edition, theme=faded)))
    assert [(d.id, d.at.path, d.message) for d in found] == [
        ("theme-contrast", path, "colours.accent.screen is #999999: 2.8 to 1 on #ffffff"),
        ("theme-contrast", path, "colours.accent.dark is #444444: 2.2 to 1 on #000000"),
    ]


@pytest.mark.parametrize(
    ("field", "line"), [("headline", 3), ("standfirst", 4), ("byline", 6), ("corrections.0", 7), ("kicker", 1)]
)
def test_each_field_of_the_front_matter_has_its_line(field: str, line: int) -> None:
    text = (
        "---\nslug: lamp\nheadline: Lit\nstandfirst: And left\ndate: 2026-11-20\nbyline: Ada Marr\n"
        "corrections: [{date: 2026-11-21, text: It was *not*}]\n---\n\nWords.\n"
    )
    assert read(text, "a.md", folder="one", language="en").value.at(field).line == line


def test_a_finding_of_the_front_matter_stands_at_the_line_of_its_field() -> None:
    text = "---\nslug: lamp\ndate: 2026-11-20\nheadline: Lit\nstandfirst: The sign said қала\n---\n\nWords.\n"
    dispatch = read(text, "a.md", folder="one", language="en").value
    edition = replace(_edition(), parts=(Part((dispatch,)),))
    (found,) = language_untagged(Manuscript(edition))
    assert (found.id, found.at.line) == ("language-untagged", 5)
