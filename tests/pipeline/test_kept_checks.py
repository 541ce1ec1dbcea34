"""What is found and made of content is the same without a cache, with an empty one, and with what earlier runs kept."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.checks.source import CHECKS, Manuscript
from publish.config.limits import USUAL
from publish.diagnostics import Diagnostic
from publish.model.edition import Edition
from publish.pipeline import kept_checks, kept_stages
from publish.pipeline.cache import NO_CACHE, Cache
from publish.pipeline.kept_checks import checked, said
from publish.pipeline.kept_stages import staged
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import CheckTerms, Prepared, ready
from publish.pipeline.texts import Texts
from publish.transforms import prepare
from publish.transforms.numbering import StageTerms

SECRET = b"s" * 32
FOLDER = "content/editions/one"
PUBLICATION = """\
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"

[[notices]]
kind = "about"
heading = "About"
text = "A \\"letter\\" of the harbour. See [the port](/port) or https://harbour.example/?utm_source=a."
"""
EDITION = 'title = "No. 1 -- \\"Ports\\""\ndate = 2026-01-15\n'
SENTENCES = (
    'He said "it is low water", and it\'s -- was it?',
    "Lorem ipsum of the pilot.",
    "Read more [here](https://harbour.example/log?utm_source=letter).",
    "See [the tower](tower.md) and [its stairs](tower.md#the-stairs).",
    "See [the quay](quay.md#nowhere), and [a lost one](nobody.md).",
    "See [what follows](#at-low-tide).",
    "The sign said Қала мен теңіз, and the glyph 𒀀 was on it. 🚢",
    "![](boats.jpg)",
    "![Photo of a boat](boats.jpg)",
    "![Two boats.](boats.jpg){licence-until=2020-01-01}",
    "**The pilot's house**\n\nIt stands.",
    "## At low tide",
    "## The stairs {#stairs}",
    "## The stairs {#stairs}",
    'It was noted.[^1]\n\n[^1]: By "him".',
    "| Berth | Depth |\n|---|---|\n| A | 9.0 |",
    "Look at https://harbour.example/x?fbclid=1 and http://a..b/ there.",
    "word " * 360,
)
MATTER = ("status: draft", "embargo: 2030-01-01T00:00:00Z", "lang: de", "slug: renamed", "rights: © Edda Quill", "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (tmp_path / "content/publication.toml").write_text(PUBLICATION, encoding="utf-8")
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    for name in ("ferry", "quay", "tower"):
        (folder / f"{name}.md").write_text(f"---\nheadline: The {name}\n---\n\nWords.\n", encoding="utf-8")
    return tmp_path


def texts(root: Path) -> list[Path]:
    return sorted((root / FOLDER).glob("*.md"))


def a_sentence(root: Path, rng: random.Random) -> None:
    file = rng.choice(texts(root))
    for _ in range(3):
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{rng.choice(SENTENCES)}\n", encoding="utf-8")


def its_matter(root: Path, rng: random.Random) -> None:
    file = rng.choice(texts(root))
    body = file.read_text(encoding="utf-8").partition("\n---\n")[2]
    headline = f"headline: The {file.stem} {rng.randrange(9)}"
    file.write_text(f"---\n{headline}\n{rng.choice(MATTER)}\n---\n{body}", encoding="utf-8")


def one_more(root: Path, rng: random.Random) -> None:
    name = rng.choice(("nobody", "quay-2", "port"))
    (root / FOLDER / f"{name}.md").write_text(f"---\nheadline: {name}\n---\n\n{rng.choice(SENTENCES)}\n", "utf-8")


def one_less(root: Path, rng: random.Random) -> None:
    if len(texts(root)) > 1:
        rng.choice(texts(root)).unlink()


def the_settings(root: Path, rng: random.Random) -> None:
    lines = rng.sample(
        ['rights = "© Edda Quill"', "typography = false", 'language = "de"', 'description = "It\'s."'], 2
    )
    (root / FOLDER / "edition.toml").write_text("\n".join([EDITION, *lines]) + "\n", encoding="utf-8")


def the_publication(root: Path, rng: random.Random) -> None:
    site = rng.choice(["", 'site = "https://harbour.example"'])
    most = rng.choice(["", "[checks.paragraph-long]\nwords = 2"])
    file = root / "content/publication.toml"
    file.write_text(f"{site}\n{PUBLICATION}\n{most}\n", encoding="utf-8")


def a_folder_elsewhere(root: Path, rng: random.Random) -> None:
    other = root / "content/editions/two"
    other.mkdir(exist_ok=True)
    (other / "edition.toml").write_text(EDITION, encoding="utf-8")
    (other / f"{rng.choice(['nobody', 'other'])}.md").write_text("---\nheadline: X\n---\n\nWords.\n", encoding="utf-8")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    a_sentence,
    a_sentence,
    its_matter,
    one_more,
    one_less,
    the_settings,
    the_publication,
    a_folder_elsewhere,
)


def prepared(root: Path, cache: Cache) -> tuple[tuple[Diagnostic, ...], str, Prepared]:
    """The findings, and the edition with all its places as text."""
    done = ready(load_project(root, cache=cache).value, ["one"], CheckTerms())
    (one,) = done.value
    assert cache.findings == []
    return done.diagnostics, repr(one.edition), one


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 4))])
def test_after_each_edit_all_is_as_without_a_cache(root: Path, tmp_path: Path, seed: int) -> None:
    rng, told = random.Random(seed), Counter[str]()
    for number in range(9):
        anew = prepared(root, NO_CACHE)
        assert prepared(root, Cache(root, f"fresh {number}".encode()))[:2] == anew[:2]
        assert prepared(root, Cache(root, SECRET))[:2] == anew[:2], "what the last edit left"
        assert prepared(root, Cache(root, SECRET))[:2] == anew[:2], "nothing changed"
        told.update(found.id for found in anew[0])
        rng.choice(EDITS)(root, rng)
        a_sentence(root, rng)
    assert len(told) > 6, told


@pytest.fixture
def went(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done in the worker from here on, each with the dispatch that it is done for."""
    done: list[str] = []

    def noted(module: object, name: str) -> None:
        real = getattr(module, name)

        def noting(work: Callable[..., object], edition: Edition, *others: object, **terms: object) -> object:
            done.extend(f"{work.__name__} {one.slug}" for one in edition.dispatches)
            return real(work, edition, *others, **terms)

        monkeypatch.setattr(module, name, noting)

    noted(kept_stages, "bounded_by_dispatch")
    noted(kept_checks, "bounded")
    return done


_WORKS = ("judged_each", "places_in", "prepared_each")


def test_a_sentence_costs_the_stages_and_the_checks_of_its_dispatch_alone(root: Path, went: list[str]) -> None:
    prepared(root, Cache(root, SECRET))
    assert sorted(went) == [f"{work} {name}" for work in _WORKS for name in ("ferry", "quay", "tower")]
    went.clear()
    prepared(root, Cache(root, SECRET))
    assert went == []
    file = root / FOLDER / "quay.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\nOne more.\n", encoding="utf-8")
    prepared(root, Cache(root, SECRET))
    assert sorted(went) == [f"{work} quay" for work in _WORKS]


def test_a_heading_costs_the_stages_of_those_whose_links_lead_nowhere_or_elsewhere_now(
    root: Path, went: list[str]
) -> None:
    """What is proposed for a dead link may be the new heading; a sound one is as it was."""
    words = {"ferry": "[the tower](tower.md)", "quay": "[gone](nobody.md)", "tower": "[stairs](#the-stairs)"}
    for name, link in words.items():
        file = root / FOLDER / f"{name}.md"
        file.write_text(f"{file.read_text(encoding='utf-8')}\nSee {link}.\n\n## The stairs\n", encoding="utf-8")
    prepared(root, Cache(root, SECRET))
    went.clear()
    file = root / FOLDER / "tower.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n## The lamp\n\nOne more.\n", encoding="utf-8")
    prepared(root, Cache(root, SECRET))
    assert sorted(one for one in went if one.startswith("prepared")) == ["prepared_each quay", "prepared_each tower"]


def test_what_was_found_in_the_text_of_a_file_is_looked_for_again(root: Path, went: list[str]) -> None:
    (root / FOLDER / "quay.md").write_text("---\nheadline: Quay\n---\n\nThe sign 𒀀.\n", encoding="utf-8")
    for _ in range(2):
        went.clear()
        found = [str(one.at) for one in prepared(root, Cache(root, SECRET))[0] if one.id == "character-unset"]
        assert found == [f"{FOLDER}/quay.md:5:10"]
    assert went == ["judged_each quay"]


def _project_edition(root: Path) -> tuple[Edition, Manuscript]:
    rng = random.Random(7)
    for file in texts(root):
        for sentence in rng.sample(SENTENCES, 14):
            file.write_text(f"{file.read_text(encoding='utf-8')}\n{sentence}\n", encoding="utf-8")
    project = load_project(root).value
    (one,) = ready(project, ["one"], CheckTerms()).value
    covered = frozenset(range(0x250))
    terms = Manuscript(
        one.edition, one.loaded.theme, covered=covered, emoji=frozenset({0x1F6A2}), texts=Texts(project.files)
    )
    return one.loaded.edition, terms


def test_dispatch_by_dispatch_is_what_the_whole_edition_gives(root: Path) -> None:
    edition, manuscript = _project_edition(root)
    whole = prepare(edition, as_of=None)
    each = staged(edition, StageTerms(edition), digests={}, cache=NO_CACHE, limits=USUAL)
    assert repr(each.edition) == repr(whole.value) == repr(manuscript.edition)
    assert Counter(each.diagnostics) == Counter(whole.diagnostics)
    assert len({found.id for found in whole.diagnostics}) > 3
    every = said(manuscript.edition, CHECKS, manuscript)
    assert isinstance(manuscript.texts, Texts)
    said_of_each = checked(manuscript, manuscript.texts, (), digests={}, cache=NO_CACHE, limits=USUAL)
    assert Counter(said_of_each) == Counter(every)
    assert len({found.id for found in every}) > 7
