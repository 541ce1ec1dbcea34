"""Packs of fonts: found in the project or among the machine's fonts, held to their hashes, and put behind a theme's.

A pack is what its hash says: on a machine that has another version of a font there is no book, and never another one.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from publish.config.packs import Pack
from publish.config.theme import Face, Family, Theme
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity
from publish.errors import EnvironmentProblem, UsageError
from publish.markup.theme_files import PACKS
from publish.pipeline.files import OUTSIDE, Folder, Refusal

if TYPE_CHECKING:
    from publish.fonts.plain import PlainFace

PACK_MISSING = Rule(
    "pack-missing",
    Severity.ERROR,
    "The settings name a font that is neither in the project nor among this machine's fonts.",
    "Install it, or put it into the project and name its path.",
    needed=True,
)

PACK_HASH = Rule(
    "pack-hash",
    Severity.ERROR,
    "A font is pinned by the hash of its file: another version has other letters and widths, and would make "
    "another book of the same content.",
    "Write its sha256, or bring the file that was pinned.",
    needed=True,
)

PACK_UNFIT = Rule(
    "pack-unfit",
    Severity.ERROR,
    "A font that no book may hold, or that no book can be set in, brings no letter.",
    "Use another file.",
    needed=True,
)


PACK_FAULTS = (PACK_MISSING, PACK_HASH, PACK_UNFIT)
"""What says why a pack is not used. Letters that it lacks are not looked for then, so none of these can be waived."""
LARGEST = 192 * 1024 * 1024
"""The most bytes of a pack: Noto Sans CJK in all its weights and languages has 120 million."""
MACHINE = ("/usr/local/share/fonts", "/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts")
"""Where machines keep fonts for all of their users."""
_SIGNS = "Zyyy"
"""The script whose families are tried last for every script."""


@dataclass(frozen=True)
class PackFiles(Mapping[str, bytes]):
    """The faces of packs and what they say of their licences, by the names that families give them; read when asked."""

    project: Folder
    """Where those are that are named by their paths."""
    packs: tuple[Pack, ...] = ()
    """What was found as it was pinned."""

    def __getstate__(self) -> dict[str, object]:
        """Without the bytes: another process reads the files itself."""
        return {"project": self.project, "packs": self.packs}

    def __getitem__(self, name: str) -> bytes:
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        files: dict[str, bytes] = {}
        if not self.packs:
            return files
        from publish.fonts.plain import plain_faces

        for pack in self.packs:
            data = next((data for data in _found(pack, self.project) if _hash(data) == pack.sha256), None)
            if data is None:
                raise EnvironmentProblem(f"the font {pack.file} changed while it was used", hint="Run it again.")
            for number, face in enumerate(plain_faces(data, pack.face)):
                files[f"{PACKS}/{_name(pack, number)}"] = face.data
                files[f"{PACKS}/{_notice(pack)}"] = face.notice.encode()
        return files


def with_packs(theme: Theme, packs: Sequence[Pack], project: Folder) -> Outcome[tuple[Theme, PackFiles]]:
    """A theme with packs behind its own families, tried in their order for what these do not have; and their files.

    ``pack-missing``, ``pack-hash`` and ``pack-unfit`` say which cannot be used, where it is named.
    """
    findings: list[Diagnostic] = []
    used: dict[Pack, tuple[PlainFace, ...]] = {}
    for pack in dict.fromkeys(packs):
        faces = _judged(pack, project)
        findings += faces.diagnostics
        if faces.ok:
            used[pack] = faces.value
    families = _families(theme, used)
    findings += families.diagnostics
    names = (*theme.scripts.get(_SIGNS, ()), *(family.name for family in families.value))
    dressed = replace(
        theme,
        fonts=tuple(used),
        families=(*theme.families, *families.value),
        scripts={**theme.scripts, _SIGNS: names},
    )
    return Outcome((dressed, PackFiles(project, tuple(used))), tuple(findings))


def _judged(pack: Pack, project: Folder) -> Outcome[tuple["PlainFace", ...]]:
    from publish.fonts.plain import plain_faces

    found = _found(pack, project)
    hashes = [_hash(data) for data in found]
    if not found:
        return Outcome((), (_missing(pack, project),))
    if pack.sha256 not in hashes:
        known = f"{pack.file} is not the file that is pinned" if pack.sha256 else f"{pack.file} is not pinned"
        hint = f'Write sha256 = "{hashes[0]}", if this is the file that you mean.'
        return Outcome((), (PACK_HASH.finding(known, pack.at, hint=hint),))
    try:
        return Outcome(plain_faces(found[hashes.index(pack.sha256)], pack.face))
    except UsageError as error:
        findings = PACK_UNFIT.finding(f"{pack.file} cannot be used: {error.message}", pack.at, hint=error.hint)
        return Outcome((), (findings,))


def _missing(pack: Pack, project: Folder) -> Diagnostic:
    if "/" in pack.file:
        refused = project.read(pack.file, limit=LARGEST)
        return PACK_MISSING.finding(str(refused) if isinstance(refused, Refusal) else pack.file, pack.at)
    from publish.fonts.packs import package_of

    package = package_of(pack.file)
    install = f"Install it (Debian: apt install {package}), or put" if package else "Install it, or put"
    hint = f"{install} it into the project and name its path."
    return PACK_MISSING.finding(f"no font of this machine is called {pack.file}", pack.at, hint=hint)


def _families(theme: Theme, used: Mapping[Pack, Sequence["PlainFace"]]) -> Outcome[tuple[Family, ...]]:
    """Packs of the same family are faces of one."""
    taken = {family.name for family in theme.families}
    families: dict[str, Family] = {}
    findings: list[Diagnostic] = []
    for pack, faces in used.items():
        for number, each in enumerate(faces):
            face = Face(_name(pack, number), each.weight, each.style)
            known = families.get(each.family)
            if known is None:
                families[each.family] = Family(
                    name=f"{each.family} (pack)" if each.family in taken else each.family,
                    generic="serif",
                    folder=PACKS,
                    licence="",
                    licence_file=_notice(pack),
                    faces=(face,),
                    # Its licence may reserve its name for the whole font, and not every font says whether it does.
                    subset_name=f"Pack {len(families) + 1}",
                )
            elif any((other.weight, other.style) == (face.weight, face.style) for other in known.faces):
                what = f"{each.family} has a face of weight {face.weight} ({face.style}) already"
                findings.append(PACK_UNFIT.finding(f"{pack.file}: {what}", pack.at, hint="Leave one of them out."))
            else:
                families[each.family] = replace(known, faces=(*known.faces, face))
    return Outcome(tuple(families.values()), tuple(findings))


def _name(pack: Pack, number: int) -> str:
    return f"{pack.sha256[:16]}{'-' if pack.face else ''}{''.join(filter(str.isalnum, pack.face))}-{number}"


def _notice(pack: Pack) -> str:
    return f"{pack.sha256[:16]}.txt"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _found(pack: Pack, project: Folder) -> list[bytes]:
    """The bytes of all files that a pack may mean."""
    if "/" in pack.file:
        data = project.read(pack.file, limit=LARGEST)
        return [] if isinstance(data, Refusal) else [data]
    project.tops.add(OUTSIDE)
    return [*on_this_machine(pack.file)]


def on_this_machine(file: str) -> Iterator[bytes]:
    """The bytes of every font of this machine whose file bears a bare name."""
    return (data for folder in _font_folders() for data in _called(file, folder))


def _called(name: str, folder: Path) -> Iterator[bytes]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        path = Path(place, name)
        if name in files and path.is_file() and path.stat().st_size <= LARGEST:
            yield path.read_bytes()


def _font_folders() -> Iterator[Path]:
    """Where this machine keeps fonts, its user's first."""
    data = Path(os.environ.get("XDG_DATA_HOME", ""))
    home = Path(os.environ.get("HOME", ""))
    if data.is_absolute() or home.is_absolute():
        yield (data if data.is_absolute() else home / ".local/share") / "fonts"
    if home.is_absolute():
        yield from (home / ".fonts", home / "Library/Fonts")
    yield from map(Path, MACHINE)
