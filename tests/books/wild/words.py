"""Words that no other place of a dispatch has: what is lost, told twice or changed shows by itself."""

import re
from collections import Counter
from random import Random

_SYLLABLES = ("ba", "den", "fo", "gul", "hai", "jo", "kel", "lim", "mor", "nu", "pra", "ro", "sten", "ti", "vu", "wex")
_WORD = re.compile(r"[^\W_]+")
SOFT = "\N{SOFT HYPHEN}"


class Words:
    """Writes words, and keeps an account of them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.written: Counter[str] = Counter()
        self._made: set[str] = set()

    def fresh(self, syllables: int = 3) -> str:
        """A word that was never written before."""
        while True:
            word = "".join(self.random.choices(_SYLLABLES, k=syllables))
            if word not in self._made:
                self._made.add(word)
                return word
            syllables += 1

    def account(self, text: str) -> str:
        """Put the words of what a reader will see into the account; gives the text back."""
        self.written += counted(text)
        return text

    def word(self) -> str:
        """A word: mostly plain, now and then a long one, one with soft hyphens, or a number."""
        kind = self.random.randrange(20)
        if kind == 0:
            return self.account(self.fresh(self.random.randint(10, 30)))
        if kind == 1:
            halves = self.fresh(2), self.fresh(2)
            self.account("".join(halves))
            return SOFT.join(halves)
        if kind == 2:
            return self.account(str(self.random.randint(10**5, 10**6)))
        return self.account(self.fresh())

    def sentence(self, most: int = 12) -> str:
        """Some words, with a stop."""
        return " ".join(self.word() for _ in range(self.random.randint(2, most))) + "."


def counted(text: str) -> Counter[str]:
    """The words of a text: letters and digits that stand together, whatever may part them at a line's end."""
    return Counter(_WORD.findall(text.replace(SOFT, "")))
