"""Pages of one kind in a file, each line behind its label: what a reader of the page would say that it is.

A line is ``label | text``; ``?`` before the label says that it is in doubt, ``-`` that it is left out. Under a page
stand the facts of each dispatch, behind ``=``, and the words of lost links, behind ``link``. Run it to write the labels
and facts anew: ``python -m tests.importers.capture.kinds``, and read what changed like prose. A new page is its text
alone, each line behind a bar.
"""

from collections.abc import Iterator
from pathlib import Path

from publish.importers.capture import Capture, LineVerdict
from publish.model.walk import plain
from tests.importers.capture.describing import read_page

KINDS = Path(__file__).parent / "kinds"
PARTING = "~~~~~~~~\n"
_MARKS = {LineVerdict.RECOGNISED: " ", LineVerdict.LEFT_OUT: "-", LineVerdict.UNSURE: "?"}


def pages(file: Path) -> list[str]:
    """The pages of a file, each with its labels and facts."""
    return file.read_text("utf-8").split(PARTING)


def read_again(page: str) -> str:
    """A page read anew, with the labels and facts that it gets now."""
    rows = page.split("\n")
    name = next((row.removeprefix("name ") for row in rows if row.startswith("name ")), "")
    texts = [row.partition("|")[2].removeprefix(" ") if "|" in row else row for row in rows]
    kept = [(row, text) for row, text in zip(rows, texts, strict=True) if not row.startswith(("name ", "= ", "link "))]
    text = "\n".join(text for _, text in kept).rstrip("\n")
    outcome = read_page(text, names=(name,) if name else ())
    labels = {line.number: f"{_MARKS[line.verdict]} {line.label}" for line in outcome.value.labels}
    lines = [f"name {name}"] if name else []
    for number, line in enumerate(text.split("\n"), start=1):
        lines.append(f"{labels[number]:<18}| {line}" if number in labels else line)
    lines += _facts(outcome.value)
    lost = [found.message.split("”")[0] for found in outcome.diagnostics if found.id == "capture-link-lost"]
    return "\n".join([*lines, *(f"link {words.removeprefix('“')}" for words in lost)]) + "\n"


def _facts(capture: Capture) -> Iterator[str]:
    for dispatch in capture.dispatches:
        facts = (
            plain(dispatch.headline) or "no headline",
            dispatch.lang,
            str(dispatch.date or ""),
            dispatch.dateline.text if dispatch.dateline else "",
            ", ".join(f"{credit.name} ({credit.affiliation})" for credit in dispatch.credits).replace(" ()", ""),
            " ".join(type(block).__name__.lower() for block in dispatch.blocks),
        )
        yield "= " + "; ".join(filter(None, facts))
    for notice in capture.notices:
        yield f"= {notice.kind}: {notice.heading or 'no heading'}, {len(notice.blocks)}"


if __name__ == "__main__":
    for place in sorted(KINDS.glob("*.txt")):
        place.write_text(PARTING.join(map(read_again, pages(place))), "utf-8")
