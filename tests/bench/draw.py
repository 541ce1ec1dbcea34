"""Draw the sample content's pictures: ``python -m tests.bench.draw`` writes them into ``content/``.

The pictures are committed, so that a book can be built without drawing them; this script is where they come from,
and a test holds the two together.
"""

import argparse
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from tests.bench.pictures import (
    archive,
    board,
    breakers,
    fish_hall,
    grain_tower,
    marsh,
    nets,
    orsa,
    quay,
    sails,
    sidings,
    viaduct,
    winter,
    workshop,
)

LIMIT = 290_000
"""The most bytes that a picture may take."""

QUALITIES = (84, 80, 76, 72, 68, 64)
"""JPEG qualities, best first: the first that stays under the limit is taken."""

PICTURES: dict[str, Callable[[], Image.Image]] = {
    "editions/2026-10/images/quay.jpg": quay.quay,
    "editions/2026-10/images/board.jpg": board.board,
    "editions/2026-10/images/depth-chart.png": board.depth_chart,
    "editions/2026-10/images/grain-tower.jpg": grain_tower.grain_tower,
    "editions/2026-10/images/viaduct.jpg": viaduct.viaduct,
    "editions/2026-10/images/sidings.jpg": sidings.sidings,
    "editions/2026-10/images/marsh.jpg": marsh.marsh,
    "editions/2026-10/images/post.jpg": marsh.post,
    "editions/2026-10/images/nets.jpg": nets.nets,
    "editions/2026-10/images/workshop.jpg": workshop.workshop,
    "editions/2026-11/images/ferry.jpg": winter.ferry,
    "editions/2026-11/images/jetty.jpg": winter.jetty,
    "editions/2026-11/images/lighthouse.jpg": orsa.lighthouse,
    "editions/2026-11/images/lens.jpg": orsa.lens,
    "editions/2026-11/images/sails.jpg": sails.sails,
    "editions/2026-11/images/trawler.jpg": breakers.trawler,
    "editions/2026-11/images/clocks.jpg": breakers.clocks,
    "editions/2026-11/images/fish-hall.jpg": fish_hall.fish_hall,
    "editions/2026-11/images/negatives.jpg": archive.negatives,
    "editions/2026-11/images/waves.jpg": archive.waves,
}
"""What is drawn by what; the paths are relative to ``content/``."""


def encode(image: Image.Image, suffix: str) -> bytes:
    """The picture as a file of the suffix's kind, ``.jpg`` or ``.png``.

    Raises ``ValueError`` when no quality brings a JPEG under the limit.
    """
    if suffix == ".png":
        sink = io.BytesIO()
        image.save(sink, "PNG", optimize=True)
        return sink.getvalue()
    for quality in QUALITIES:
        sink = io.BytesIO()
        image.save(sink, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
        if sink.tell() <= LIMIT:
            return sink.getvalue()
    raise ValueError(f"larger than {LIMIT} bytes at every quality")


def draw(path: str) -> bytes:
    """The file that stands at a path of the table."""
    return encode(PICTURES[path](), Path(path).suffix)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.draw", description="Draw the sample pictures.")
    parser.add_argument("--out", type=Path, default=Path("content"), help="the content folder (default: content)")
    parser.add_argument("names", nargs="*", help="draw these alone, by the name of the file without its ending")
    chosen = parser.parse_args(arguments)
    known = {Path(path).stem: path for path in PICTURES}
    for name in chosen.names:
        if name not in known:
            parser.error(f"no picture {name!r}; there are {', '.join(known)}")
    for path in [known[name] for name in chosen.names] or list(PICTURES):
        target = chosen.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(draw(path))
        print(target)


if __name__ == "__main__":
    main()
