"""Make the shipped press profiles anew: ``python -m tests.bench.profiles DATA SRGB`` writes ``styles/shared/icc/``.

``DATA`` is Fogra's characterisation data, ``FOGRA39L.ti3``, and ``SRGB`` the profile ``sRGB.icc`` of the same package;
the program ``colprof`` of Argyll must be on the path. The profiles are committed, for each takes a minute or two; what
they were made from stands in ``PROVENANCE.md`` beside them.
"""

import argparse
import hashlib
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "styles" / "shared" / "icc"

LIMITS = (300, 240)
"""Total ink of each profile, in per cent: sheet-fed offset on coated paper, and print on demand."""

OPTIONS = ["-qm", "-nc", "-kp", "0", "0.25", "1", "1", "1", "-cmt", "-dpp"]
"""Medium quality; the data is not put into the profile; black begins at a quarter of the way to the darkest tone, so
that skies and skins stay clean of it; seen on an ordinary screen, and printed under ordinary light."""

COPYRIGHT = (
    "Made from FOGRA39L, characterisation data of Fogra (www.fogra.org), as in ICC Profiles Free of Kai-Uwe Behrmann; "
    "zlib licence; an altered version"
)

_DATE = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)


def command(limit: int, *, srgb: Path, out: Path, base: Path) -> list[str]:
    """The command line that makes one profile."""
    description = f"FOGRA39 coated, {limit} % total ink"
    source = ["-s", str(srgb)]
    named = ["-D", description, "-C", COPYRIGHT, "-M", f"FOGRA39 {limit}", "-A", "dispatch-press"]
    return ["colprof", *OPTIONS, f"-l{limit}", *source, *named, "-O", str(out), str(base)]


def dated(profile: bytes) -> bytes:
    """The same profile with a fixed date of making (ICC.1:2001-04 §6.1.6), so that it can be made again."""
    return profile[:24] + _DATE + profile[36:]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make all of them, two at a time."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profiles", description=__doc__)
    parser.add_argument("data", type=Path, help="FOGRA39L.ti3")
    parser.add_argument("srgb", type=Path, help="sRGB.icc")
    parser.add_argument("--into", type=Path, default=FOLDER, help="the folder to write to")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(2) as pool:

        def make(limit: int) -> tuple[str, bytes]:
            base = Path(scratch) / f"fogra39-{limit}"
            shutil.copyfile(given.data, base.with_suffix(".ti3"))
            out = base.with_suffix(".icc")
            subprocess.run(command(limit, srgb=given.srgb, out=out, base=base), check=True, stdout=subprocess.DEVNULL)
            return out.name, dated(out.read_bytes())

        made = dict(pool.map(make, LIMITS))
    made["srgb.icc"] = given.srgb.read_bytes()
    for name, profile in made.items():
        (given.into / name).write_bytes(profile)
        print(f"| {name} | {len(profile):,} | `{hashlib.sha256(profile).hexdigest()}` |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
