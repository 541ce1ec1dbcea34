"""One generated dispatch or brief, as the text of its Markdown file."""

import datetime
import random
from dataclasses import dataclass

from tests.bench.names import Cast, Name
from tests.bench.prose import KICKERS, TOWNS, Prose, count

FIRST_DAY = datetime.date(2026, 1, 1)
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""As datelines shorten them."""
LENGTH = 740
"""Words of a dispatch's running text; captions, quotes and notes bring it to about a thousand."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a dispatch is told before it is written."""

    number: int
    """Its place, from 1."""
    slug: str
    """Its slug."""
    photos: tuple[str, ...]
    """Its photos' files, relative to the edition's folder."""
    neighbours: tuple[str, ...]
    """Files of other dispatches that it may point to."""
    cjk: bool = False
    """Whether Chinese, Japanese and Korean names are met too."""


def slug_of(number: int) -> str:
    """The slug of the dispatch of a number."""
    return f"dispatch-{number:04d}"


def day_of(number: int) -> datetime.date:
    """The day of the dispatch of a number, inside 2026."""
    return FIRST_DAY + datetime.timedelta(days=(number - 1) % 330)


def brief(number: int, *, of: int, rng: random.Random) -> str:
    """A brief: ``number`` of the run that stands behind dispatch ``of``."""
    prose, author = Prose(rng), Cast(rng).writers(1)[0]
    head = [
        f"headline: {prose.headline()}",
        "kicker: In brief",
        f"slug: {slug_of(of)}b{number}",
        f"date: {day_of(of)}",
        "lang: en",
        f"dateline: {_town(rng).upper()}",
        "credits:",
        f"  - {{name: {author.text}, role: reporter}}",
        "run_on: true",
    ]
    return "\n".join(("---", *head, "---", "", prose.paragraph(rng.randint(70, 150)), ""))


def dispatch(plan: Plan, rng: random.Random) -> str:
    """A dispatch of about :data:`LENGTH` words with its figures, notes, links and quotes."""
    return _Piece(plan, rng).text()


class _Piece:
    """A dispatch while it is written."""

    def __init__(self, plan: Plan, rng: random.Random) -> None:
        self.plan = plan
        self.rng = rng
        self.prose = Prose(rng)
        self.cast = Cast(rng, cjk=plan.cjk)
        self.curly = plan.number % 2 == 0
        self.notes: list[str] = []
        self.words = 0

    def text(self) -> str:
        sections = 3 + self.plan.number % 2
        blocks: list[str] = []
        if self.plan.photos:
            blocks.append(self.container(0))
        for place, topic in enumerate(self.prose.topics(sections)):
            if place:
                blocks.append(f"{'###' if place == 2 and self.plan.number % 3 == 0 else '##'} {topic}")
            blocks += self.section(LENGTH * (place + 1) // sections, place)
        for place in range(sections, len(self.plan.photos)):
            blocks.append(self.photo(place))
        blocks += [f"[^n{number}]: {note}" for number, note in enumerate(self.notes, start=1)]
        return "\n".join((*self.matter(), "", "\n\n".join(blocks), ""))

    def section(self, until: int, place: int) -> list[str]:
        """Paragraphs until the dispatch has a number of words, and what stands between them."""
        blocks: list[str] = []
        turn = 0
        while self.words < until:
            blocks.append(self.paragraph(turn))
            turn += 1
            if turn == 2:
                blocks += self.extra(place)
            if turn == 1 and 0 < place < len(self.plan.photos):
                blocks.append(self.photo(place))
        return blocks

    def paragraph(self, turn: int) -> str:
        """A paragraph; the first of a section speaks, the second has a note, the third points elsewhere."""
        text = self.prose.paragraph(self.rng.randint(30, 95))
        if turn % 3 == 0:
            text += " " + self.prose.speech(self.cast.speaker().marked(), curly=self.curly)
        elif turn % 3 == 1:
            self.notes.append(self.prose.paragraph(self.rng.randint(8, 40)))
            text += f"[^n{len(self.notes)}] " + self.prose.sentence()
        elif self.plan.neighbours:
            text += f" More of this stands [in another dispatch]({self.rng.choice(self.plan.neighbours)})."
        self.words += count(text)
        return text

    def extra(self, place: int) -> list[str]:
        """What a section has besides running text."""
        number = self.plan.number
        if place == 0:
            cite = self.rng.choice(TOWNS)
            return [f'{{.pullquote cite="Overheard at {cite}"}}\n> “{self.prose.opinion()}.”']
        if place == 1 and number % 3 == 0:
            return [self.table()]
        if place == 1 and number % 2 == 0:
            mark = "1." if number % 4 == 0 else "-"
            return ["\n".join(f"{mark} {self.prose.sentence()}" for _ in range(self.rng.randint(3, 6)))]
        if place == 2 and number % 2:
            return [f"> {self.prose.paragraph(25)}"]
        if place == 2:
            return [f"The soundings are kept [on a page of their own](https://www.example.org/soundings/{number})."]
        return []

    def table(self) -> str:
        """A table of places and figures."""
        rows = ["| Place | Year | Depth |", "|:--|--:|--:|"]
        towns = self.rng.sample(TOWNS, self.rng.randint(4, 8))
        rows += [f"| {town} | {self.rng.randint(1900, 2026)} | {self.rng.uniform(2, 12):.1f} m |" for town in towns]
        return "\n".join(rows)

    def photo(self, place: int) -> str:
        """A photo in one of the two ways to write it."""
        return self.container(place) if place % 2 == 0 else self.line(place)

    def container(self, place: int) -> str:
        """A photo in a container, the first one leading."""
        lead = ".lead " if place == 0 else ""
        head = f'::: figure {{#fig-{place + 1} {lead}credit="{self.rng.choice(TOWNS)} Pictures" focal="0.5,0.4"}}'
        caption = f"*{self.rng.choice(TOWNS)}*: {self.prose.standfirst()}"
        image = f"![Houses on a shore under hills, seen from the water.]({self.plan.photos[place]})"
        return f"{head}\n{image}\n\n{caption}\n:::"

    def line(self, place: int) -> str:
        """A photo on a line of its own."""
        braces = f'{{#fig-{place + 1} credit="{self.rng.choice(TOWNS)} Pictures"}}'
        target = f'{self.plan.photos[place]} "{self.prose.standfirst()}"'
        return f"![A shore with houses at the foot of hills.]({target}){braces}"

    def matter(self) -> list[str]:
        """The front matter, between its lines."""
        number = self.plan.number
        writers = self.cast.writers(self.rng.randint(2, 4))
        lines = [
            f"headline: {self.prose.headline()}",
            f"kicker: {self.rng.choice(KICKERS)}",
            f"standfirst: {self.prose.standfirst()}",
            f"slug: {self.plan.slug}",
            f"date: {day_of(number)}",
        ]
        if number % 11 == 0:
            lines.append(f"updated: {day_of(number) + datetime.timedelta(days=2)}")
        lines += ["lang: en", *self.dateline()]
        if number % 7 == 0:
            first, second = (f"{person.text} in {_town(self.rng)}" for person in (writers[0], writers[-1]))
            lines.append(f'byline: "Written by {first}, with reporting by {second}."')
        lines += ["credits:", *self.credits(writers)]
        if number % 11 == 0:
            wrong, right = self.rng.sample(range(1800, 1999), 2)
            text = f"An earlier version gave the year as {wrong}. It was {right}."
            lines += ["corrections:", f'  - {{date: {day_of(number) + datetime.timedelta(days=2)}, text: "{text}"}}']
        return ["---", *lines, "---"]

    def dateline(self) -> list[str]:
        """A dateline of a place and a country, one of words, or none."""
        if self.plan.number % 4 == 0:
            return []
        town = _town(self.rng).upper()
        if self.plan.number % 4 == 1:
            return [f"dateline: {{place: {town}, country: Estmark}}"]
        day = day_of(self.plan.number)
        return [f'dateline: "{town}, {MONTHS[day.month - 1]} {day.day}"']

    def credits(self, people: list[Name]) -> list[str]:
        """The credits: a writer, a photographer, and whoever else there is."""
        roles = ("[writer, reporter]", "[photographer]", "[reporter]", "[editor]")
        lines = []
        for person, role in zip(people, roles, strict=False):
            place = "" if role in ("[photographer]", "[editor]") else f", place: {_town(self.rng)}"
            lines.append(f"  - {{name: {person.text}, roles: {role}{place}}}")
        return lines


def _town(rng: random.Random) -> str:
    return rng.choice(TOWNS)
