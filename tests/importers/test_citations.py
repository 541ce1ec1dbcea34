"""Pandoc's citations as words by author and year, with the list of what is cited."""

import pytest

from publish.importers.citations import with_references

BIB = r"""
@book{Rook:1998, author = {Ada Rook}, title = {Soundings}, publisher = {Sandbank Press}, address = {Holm}, year = 1998}
@article{quill2001, author = {Edda Quill and Emil Stake}, title = {Oil and {Wick}}, journal = {Lamps}, volume = 7,
  pages = {3--9}, year = {2001}, month = {6}}
@article{quill2001b, author = {Edda Quill and Emil Stake}, title = {More Oil}, journal = {Lamps}, year = {2001}}
@misc{three, author = {Mina Corde and Ines Hallgarten and Ada Rook}, title = {Ice}, date = {2003-05-01},
  url = {https://ice.example}}
@misc{many, author = {{\O}rsted, Hans and Corde, M. and Rook, A. and Stake, E.}, title = {Current}}
@comment{nothing}
"""


def _made(text: str) -> tuple[str, str]:
    words, _, listed = with_references(f"{text}\n", [BIB]).partition("\n\n## References\n\n")
    return words.rstrip("\n"), listed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("So it is [@Rook:1998].", "So it is (Rook 1998)."),
        (
            "So it is [see @Rook:1998, pp. 3-5; also @three].",
            "So it is (see Rook 1998, pp. 3-5; also Corde, Hallgarten, and Rook 2003).",
        ),
        ("Rook says so [-@Rook:1998 p. 7].", "Rook says so (1998, p. 7)."),
        ("@Rook:1998 says so.", "Rook (1998) says so."),
        ("@rook:1998 [p. 3] says so.", "Rook (1998, p. 3) says so."),
        ("As @{Rook:1998}: so.", "As Rook (1998): so."),
        ("[@quill2001; @quill2001b]", "(Quill and Stake 2001a; Quill and Stake 2001b)"),
        ("[@many]", "(Ørsted et al. n.d.)"),
        ("A note.^[So says @Rook:1998.]", "A note.^[So says Rook (1998).]"),
        ("*(see @Rook:1998)*", "*(see Rook (1998))*"),
    ],
)
def test_citations_are_words(text: str, words: str) -> None:
    assert _made(text)[0] == words


@pytest.mark.parametrize(
    "text",
    [
        "[@nobody]",
        "See @fig-lamp and @sec-oil.",
        "Write to ada@Rook:1998 or to @holm.",
        "`[@Rook:1998]`",
        "```\n[@Rook:1998]\n```",
        "<!-- @Rook:1998 -->",
        "[words @x](https://example.org/@Rook:1998)",
        "https://example.org/@Rook:1998",
        r"\@Rook:1998",
        "![@Rook:1998](a.png)",
    ],
)
def test_what_is_no_citation_stays_as_it_is(text: str) -> None:
    assert with_references(f"{text}\n", [BIB]) == f"{text}\n"


def test_a_work_that_is_not_known_stays_and_is_not_listed() -> None:
    words, listed = _made("[@Rook:1998; @nobody] and [@Rook:1998]")
    assert words == "[@Rook:1998; @nobody] and (Rook 1998)"
    assert listed.count("- ") == 1


def test_the_list_has_each_work_once_in_the_order_of_its_people() -> None:
    _, listed = _made("@Rook:1998, @quill2001b, @three, again @Rook:1998.")
    assert [line.replace("\\", "").split(".")[0] for line in listed.splitlines()] == [
        "- Mina Corde, Ines Hallgarten, and Ada Rook",
        "- Edda Quill and Emil Stake",
        "- Ada Rook",
    ]
    assert "*Soundings*" in listed
    assert "Sandbank Press, Holm, 1998" in listed.replace("\\", "")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("@Rook:1998\n\n::: {#refs}\n:::\n\n## After\n", "Rook (1998)\n\n- Ada Rook\\. *Soundings*"),
        ("@Rook:1998\n\n# References\n", "Rook (1998)\n\n# References\n\n- Ada Rook\\. *Soundings*"),
    ],
)
def test_the_list_stands_where_the_author_wants_it(text: str, end: str) -> None:
    made = with_references(text, [BIB])
    assert made.startswith(end)
    assert "## References" not in made


def test_other_languages_need_no_word_of_english_between_names() -> None:
    assert with_references("@quill2001\n", [BIB], language="de").startswith("Quill & Stake (2001)")


@pytest.mark.parametrize("bibliography", ["", "@book{", "no bibliography", "@book{x, title = {never closed}"])
def test_a_bibliography_that_cannot_be_read_changes_nothing(
    bibliography: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert with_references("@Rook:1998\n", [bibliography]) == "@Rook:1998\n"
    assert capfd.readouterr() == ("", "")
