"""What a bound book is printed by and what it claims: output intent, PDF/X, PDF/A, PDF/UA.

WeasyPrint's own options label and do not convert; here the content is as the claim says before it is claimed: colours
by the theme's print values, pictures by the profile, transparency absent where the printer forbids it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String


@dataclass(frozen=True, slots=True)
class FileOutput:
    """What the printer asks of the file itself."""

    standard: str = ""
    """``PDF/X-4``, ``PDF/X-1a:2001``, ``PDF/X-1a:2003``, ``PDF/A-2b``, ``PDF/A-3b`` or empty."""
    version: str = "1.7"
    """The version of PDF."""
    condition: str = ""
    """The registered name of the output condition, or empty."""
    registry: str = ""
    """Where it is registered."""
    profile: bytes = b""
    """The ICC profile of the press or screen, or empty."""
    transparency: bool = True
    """Whether the file may hold transparency."""
    metadata: bool = True
    """Whether the file may hold XMP and a title beyond what its standard needs."""

    @property
    def is_exchange(self) -> bool:
        """Whether the standard is one of PDF/X."""
        return self.standard.startswith("PDF/X")

    @property
    def is_archive(self) -> bool:
        """Whether the standard is one of PDF/A."""
        return self.standard.startswith("PDF/A")

    @property
    def is_tagged(self) -> bool:
        """Whether the version knows tags: they came whole with PDF 1.4."""
        return self.version >= "1.4"


def add_intent(pdf: pikepdf.Pdf, output: FileOutput) -> None:
    """Write the output intent (ISO 32000-1, §14.11.5): the registered name, and the profile itself."""
    if not output.profile or not output.standard:
        return
    profile = pdf.make_stream(output.profile, N={b"GRAY": 1, b"CMYK": 4}.get(output.profile[16:20], 3))
    condition = output.condition or "sRGB"
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX if output.is_exchange else Name.GTS_PDFA1,
        OutputConditionIdentifier=String(condition),
        Info=String(condition),
        DestOutputProfile=profile,
    )
    if output.registry:
        intent.RegistryName = String(output.registry)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def clean_resources(pages: Iterable[pikepdf.Page], output: FileOutput) -> None:
    """Take out of the pages' resources what WeasyPrint lists and nobody uses, or what the printer forbids.

    Lab spaces are always listed; pictures always ask to be interpolated, which PDF/A forbids; opacity is always said
    to be 1, in words that PDF 1.3 does not know.
    """
    seen: set[tuple[int, int]] = set()
    for page in pages:
        if "/Resources" in page.obj:
            _clean(page.obj.Resources, output, seen)


def _clean(resources: pikepdf.Object, output: FileOutput, seen: set[tuple[int, int]]) -> None:
    for name in ("/lab-d50", "/lab-d65"):
        if name in resources.get("/ColorSpace", Dictionary()):
            del resources.ColorSpace[name]
    if not output.transparency:
        for state in resources.get("/ExtGState", Dictionary()).values():
            for key in ("/ca", "/CA"):
                if float(state.get(key, 0)) == 1:
                    del state[key]
    for inner in resources.get("/XObject", Dictionary()).values():
        if inner.objgen not in seen:
            seen.add(inner.objgen)
            if "/Interpolate" in inner:
                del inner["/Interpolate"]
            if "/Resources" in inner:
                _clean(inner.Resources, output, seen)
