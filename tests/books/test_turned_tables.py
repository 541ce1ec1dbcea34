"""Tables that are turned, in whole books: each is delivered, and verified by every reading of it."""

from pathlib import Path

import pytest

from tests.books.press import publish

pytestmark = pytest.mark.slow

SENTENCES = {
    "en": "The ferry came at five with fourteen boxes of wax for the pilot's house.",
    "ar": "وصل القارب في الخامسة ومعه 14 صندوقاً من الشمع.",
}
WORDS = {"en": ("harbour", "lantern"), "ar": ("الصناديق", "القارب")}


def _table(language: str, rows: int) -> str:
    first, second = WORDS[language]
    head = "| " + " | ".join(f"{first} {column}" for column in range(16)) + " |\n" + "|---" * 16 + "|\n"
    cells = [[f"{first} {row}{column}" if column % 2 else second for column in range(16)] for row in range(rows)]
    cells[1][2] += "[^cell]"
    cells[2][3] = f"[{second}](https://example.org/x)"
    return f'{{caption="{first}[^title]"}}\n{head}' + "".join("| " + " | ".join(row) + " |\n" for row in cells)


@pytest.mark.parametrize(
    ("language", "theme", "printer", "rows"),
    [("en", "default", "offset-x4", 5), ("en", "broadsheet", "trade", 30), ("ar", "default", "screen", 5)],
)
def test_a_wide_table_is_turned_in_a_book_that_verify_finds_whole(
    language: str, theme: str, printer: str, rows: int, tmp_path: Path
) -> None:
    sentence = SENTENCES[language]
    edition = tmp_path / "content/editions/one"
    edition.mkdir(parents=True)
    (tmp_path / "content/publication.toml").write_text(
        f'title = "Tables"\npublisher = "Sandbank Press"\nlanguage = "{language}"\nidentifier = "urn:x-test:tables"\n'
        f'rights = "© 2026"\ntheme = "{theme}"\nprinter = "{printer}"\n',
        encoding="utf-8",
    )
    (edition / "edition.toml").write_text('title = "12"\ndate = 2026-11-20\ndispatches = ["*.md"]\n', encoding="utf-8")
    running = f"{(sentence + ' ') * 12}\n\n"
    (edition / "01.md").write_text(
        f'---\nheadline: "{WORDS[language][0]}"\ndate: 2026-11-20\ncredits:\n  - {{name: "Bo", role: writer}}\n---\n\n'
        f"{running}{_table(language, rows)}\n{running * 5}\n[^cell]: {sentence}\n\n[^title]: {sentence}\n",
        encoding="utf-8",
    )
    done = publish("build", "--verbose", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "01.md:11:1: note[table-turned]" in done.stdout + done.stderr
    verified = publish("verify", folder=tmp_path)
    assert verified.returncode == 0, verified.stdout + verified.stderr
