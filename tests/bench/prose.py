"""English prose by grammar: sentences of many lengths that read like a newspaper's and mean nothing in particular.

The words and the forms of sentences stand in ``words.toml``. In a form ``<clause>`` is a subject and what it did,
``<few>``, ``<many>`` and ``<year>`` are figures, and every other name is one of the lists of words. Everything comes
from the generator of chance that is handed in: the same one gives the same words.
"""

import random
import re
import tomllib
from pathlib import Path

_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

KICKERS = _WORDS["kickers"]
"""Words that stand over a headline."""
TOWNS = _WORDS["towns"]
"""Places of datelines, credits and tables."""


class Prose:
    """A writer with a generator of chance."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def sentence(self) -> str:
        """A sentence of 2 to about 45 words."""
        return self._filled(self.rng.choices(("long", "figures", "short"), weights=(72, 16, 12))[0])

    def paragraph(self, words: int) -> str:
        """Sentences until a number of words is reached, none the same as one of the two before it."""
        sentences: list[str] = []
        while count(" ".join(sentences)) < words:
            sentence = self.sentence()
            if sentence not in sentences[-2:]:
                sentences.append(sentence)
        return " ".join(sentences)

    def speech(self, speaker: str, *, curly: bool) -> str:
        """Something said by somebody; the quotation marks are curly or straight, as editors mix them."""
        first, second = self.rng.sample(_WORDS["opinions"], 2)
        left, right = ("“", "”") if curly else ('"', '"')
        who = self._one("speakers")
        return f"{left}{first},{right} said {speaker}, {who}. {left}{second}.{right}"

    def opinion(self) -> str:
        """What a pull quote may say, without quotation marks and stop."""
        return self._one("opinions")

    def headline(self) -> str:
        """A headline in sentence case."""
        return re.sub(r"^A (?=[aeio])", "An ", self._filled("headlines"))

    def standfirst(self) -> str:
        """The sentence under a headline."""
        return self._filled("standfirsts")

    def topics(self, number: int) -> list[str]:
        """Section headings, none twice."""
        return self.rng.sample(_WORDS["topics"], number)

    def _one(self, words: str) -> str:
        return self.rng.choice(_WORDS[words])

    def _filled(self, forms: str) -> str:
        text = re.sub(r"<(\w+)>", lambda slot: self._slot(slot[1]), self._one(forms))
        return text[0].upper() + text[1:]

    def _slot(self, name: str) -> str:
        if name == "clause":
            return f"{self._one('subjects')} {self._one('predicates')}"
        if name == "few":
            return str(self.rng.randint(3, 90))
        if name == "many":
            return f"{self.rng.randint(95, 4800):,}"
        if name == "year":
            return str(self.rng.randint(1787, 1998))
        return self._one(name)


def count(text: str) -> int:
    """The words of a text."""
    return len(text.split())
