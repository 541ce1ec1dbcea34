"""Write a whole project of any size: ``python -m tests.bench.generate --dispatches 100 --out DIR``.

Tests and benchmarks need editions that no editor would type. What is written looks like real work: dispatches of
about a thousand words with photos, notes, links, sections, quotes, tables, names in many scripts, and briefs. The
same arguments give the same bytes; a dispatch is the same in a small project and in a large one, but for where
its links lead.
"""

import argparse
import random
import uuid
from collections.abc import Sequence
from pathlib import Path

from tests.bench.photos import Camera
from tests.bench.pieces import Plan, brief, dispatch, slug_of

EDITION = "bench"
"""The name of the generated edition's folder."""
BRIEFS_EVERY = 5
"""After every so many dispatches a run of briefs stands; they are not counted as dispatches."""
BRIEFS = 2
"""How many briefs a run has."""

PUBLICATION = """\
title = "The Bench Letter"
publisher = "Bench Press"
language = "en"
identifier = "urn:uuid:{identifier}"
frequency = "weekly"
rights = "© 2026 Bench Press"
theme = "default"
printer = "office"

[[notices]]
kind = "about"
heading = "About this letter"
text = "The Bench Letter is written by a grammar. Nothing in it has happened."

[[notices]]
kind = "subscribe"
heading = "Subscribe"
text = "Write to [the desk](mailto:desk@example.org)."

[[notices]]
kind = "legal"
heading = "A notice to readers"
text = "If you live on the closed shore, keeping this letter may cost you a fine."
condition = "If you live on the closed shore"
"""

SETTINGS = """\
title = "Bench {dispatches}"
number = {seed}
date = 2026-12-18
description = "An edition of {dispatches} generated dispatches."
subjects = ["benchmarks"]
page_list = true
dispatches = ["*.md"]
"""


def write_project(out: Path, *, dispatches: int, seed: int = 1, photos: int = 3, cjk: bool = False) -> Path:
    """Write a project of one edition into a new or empty folder, and return the folder.

    The edition has ``dispatches`` dispatches of about 1,000 words with ``photos`` photos each (1600 by 1067 pixels,
    about 250 kB), and a run of briefs after every fifth. ``cjk`` brings Chinese, Japanese and Korean names in.
    Raises ``ValueError`` for no dispatches, and ``FileExistsError`` when the folder holds something.
    """
    if dispatches < 1:
        raise ValueError("an edition has at least one dispatch")
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty")
    content = out / "content"
    edition = content / "editions" / EDITION
    (edition / "images").mkdir(parents=True)
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"bench-{seed}")
    _write(content / "publication.toml", PUBLICATION.format(identifier=identifier))
    _write(edition / "edition.toml", SETTINGS.format(dispatches=dispatches, seed=seed))
    camera = Camera(seed)
    for number in range(1, dispatches + 1):
        plan = _plan(number, dispatches=dispatches, photos=photos, cjk=cjk)
        _write(edition / f"{plan.slug}.md", dispatch(plan, random.Random(f"dispatch {seed} {number}")))
        for place, photo in enumerate(plan.photos):
            (edition / photo).write_bytes(camera.photo(number * 1000 + place))
        if number % BRIEFS_EVERY == 0:
            for place in range(1, BRIEFS + 1):
                rng = random.Random(f"brief {seed} {number} {place}")
                _write(edition / f"{plan.slug}b{place}.md", brief(place, of=number, rng=rng))
    return out


def _plan(number: int, *, dispatches: int, photos: int, cjk: bool) -> Plan:
    near = {number - 1, number + 1, number // 2, min(dispatches, number + 7)}
    neighbours = tuple(f"{slug_of(other)}.md" for other in sorted(near) if 1 <= other <= dispatches and other != number)
    files = tuple(f"images/{slug_of(number)}-{place}.jpg" for place in range(1, photos + 1))
    return Plan(number=number, slug=slug_of(number), photos=files, neighbours=neighbours, cjk=cjk)


def _write(file: Path, text: str) -> None:
    # Bytes and not text: line ends are the same on every system.
    file.write_bytes(text.encode())


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate", description="Write a project of any size.")
    parser.add_argument("--dispatches", type=int, required=True, help="how many dispatches the edition has")
    parser.add_argument("--out", type=Path, required=True, help="a new or empty folder")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another text (default: 1)")
    parser.add_argument("--photos", type=int, default=3, help="how many photos a dispatch has (default: 3)")
    parser.add_argument("--cjk", action="store_true", help="bring in Chinese, Japanese and Korean names")
    chosen = parser.parse_args(arguments)
    try:
        made = write_project(
            chosen.out, dispatches=chosen.dispatches, seed=chosen.seed, photos=chosen.photos, cjk=chosen.cjk
        )
    except (ValueError, FileExistsError) as fault:
        parser.error(str(fault))
    print(made)


if __name__ == "__main__":
    main()
