"""The script that loads what lies on other machines: a person reads it, and runs it where the network may be used."""

import os
import shlex
from collections.abc import Callable, Iterable
from pathlib import Path

from publish.pipeline.picture_names import Fetch
from publish.pipeline.sinks import deliver_files

_HEAD = """\
#!/bin/sh
# Loads the {count} pictures of {edition} that lie on other machines. Read it first: each line names an address, and the
# machines there learn who asks. Run it with: sh {name}
# A picture that is there already is not loaded again. curl is needed.
set -u
cd "$(dirname "$0")" && cd {folder} || exit 1
failed=0

fetch() {{
    [ -e "$2" ] && return
    mkdir -p "$(dirname "$2")"
    if curl --fail --silent --show-error --location --proto '=https,http' --max-time 120 --max-filesize 134217728 \\
        --globoff --output "$2.part" --url "$1" && mv "$2.part" "$2"
    then echo "$2"
    else rm -f "$2.part"; echo "not loaded: $1" >&2; failed=1
    fi
}}

"""


def fetch_script(fetches: Iterable[Fetch], *, place: Path, folder: Path) -> str:
    """The script, to stand at ``place``; ``folder`` is what the names of the files are relative to."""
    wanted = list(fetches)
    above = os.path.relpath(folder.resolve(), place.resolve().parent)
    head = _HEAD.format(
        count=len(wanted), edition=_one_line(folder.name), name=shlex.quote(place.name), folder=shlex.quote(above)
    )
    lines = [f"fetch {shlex.quote(_encoded(one.address))} {shlex.quote(one.name)}\n" for one in wanted]
    return f"{head}{''.join(lines)}exit $failed\n"


def write_fetch_list(
    fetches: Iterable[Fetch], *, place: Path, folder: Path, remark: Callable[[str], None]
) -> tuple[Path, ...]:
    """Write the script to ``place``; :class:`publish.errors.EnvironmentProblem` where it cannot be."""
    place = place.absolute()
    script = fetch_script(fetches, place=place, folder=folder)
    return deliver_files(place.parent, "", {place.name: script.encode()}, hint="Name another file.", remark=remark)


def _one_line(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)


def _encoded(address: str) -> str:
    """An address in which nothing stands that a terminal or an editor would obey."""
    return "".join(
        c if c.isprintable() and c != " " else "".join(f"%{byte:02X}" for byte in c.encode()) for c in address
    )
