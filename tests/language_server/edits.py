"""Edits that nobody thought of: what hands do to texts, at random and the same each time."""

import random
from collections.abc import Iterator
from pathlib import Path

PIECES = (
    *("[there](nowhere.md)", "[here](dispatch-0001.md)", "[here](dispatch-0002.md#none)", "[[dispatch-0003]]", "[x]()"),
    *("![A boat](images/none.jpg)", "![](images/dispatch-0001-1.jpg)", "\n\n## A section {#one}\n\n", "\n\n# One\n\n"),
    *(
        "\n---\n",
        "---",
        "\nslug: one\n",
        "\nslug: Not One\n",
        "\nheadlin: x\n",
        "\nstatus: draft\n",
        "\ndate: 2026-13-40\n",
    ),
    *(
        "\ncredits: [{name: Jon Wren, role: writter}]\n",
        "[^n]",
        "\n\n[^n]: A note.\n\n",
        "“",
        "”",
        '"',
        "'",
        "`",
        "```\n",
    ),
    *(
        "<b>",
        "</b>",
        "<script>",
        "| a | b |\n| - | - |\n",
        "\n> ",
        "\n- ",
        "Привет",
        "🛳",
        "\u0301",
        "\u2028",
        "\t",
        "\r\n",
        "\x0b",
    ),
    *(
        "here",
        "to be written",
        "Lorem ipsum",
        "",
        " ",
        "\n",
        "\n\n",
        "title = 1\n",
        'printer = "none"\n',
        "{",
        "}",
        "$x^2$",
        "{lang=ru}",
    ),
)


class Hands:
    """Edits the texts of a project in memory."""

    def __init__(self, root: Path, seed: int) -> None:
        self._random = random.Random(seed)
        files = sorted((root / "content").rglob("*.md")) + sorted((root / "content/editions").rglob("*.toml"))
        self.texts = {path.relative_to(root).as_posix(): path.read_text() for path in files}
        """The texts as they are now, by path."""
        self.before = dict(self.texts)
        """The texts as they were."""

    def edit(self) -> tuple[str, str]:
        """Change a text; its path, and what it holds now. What was broken is mended half of the time."""
        broken = [path for path, text in self.texts.items() if text != self.before[path]]
        if broken and self._random.random() < 0.5:
            path = self._random.choice(broken)
            if self._random.random() < 0.3:
                self.texts[path] = self.before[path]
                return path, self.texts[path]
        else:
            path = self._random.choice([*self.texts])
        self.texts[path] = self._changed(self.texts[path])
        return path, self.texts[path]

    def edits(self, count: int) -> Iterator[tuple[str, str]]:
        """So many edits."""
        return (self.edit() for _ in range(count))

    def _changed(self, text: str) -> str:
        start = self._random.randrange(len(text) + 1)
        kind = self._random.randrange(4)
        if kind == 0:  # taken out
            return text[:start] + text[start + self._random.randrange(1, 40) :]
        if kind == 1:  # a line twice
            lines = text.split("\n")
            row = self._random.randrange(len(lines))
            return "\n".join([*lines[: row + 1], *lines[row:]])
        return text[:start] + self._random.choice(PIECES) + text[start:]
