"""The profile that a printer's file names: found, read, and fit for what it is named for."""

from publish.config.printer import Printer
from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity
from publish.imaging.press import PrintColour, ProfileFacts, profile_facts, profile_ink
from publish.resources import Resources

_SLACK = 2.0
"""Per cent of ink that a profile may exceed the printer's limit by before it is said: rounding, and no more."""


def print_colour(resources: Resources, printer: Printer) -> Outcome[PrintColour]:
    """The colours of a printer with the bytes of its profile; with errors they must not be used for a book.

    ``profile-missing`` when there is no such file, ``profile-invalid`` for what is none or the wrong one, and
    ``profile-ink`` for a press profile above the printer's limit; each where the printer's file names the profile.
    """
    name = f"styles/{printer.icc}"
    if printer.icc and not resources.has(name):
        return Outcome(_colour(printer, b""), (_missing(resources, printer),))
    colour = _colour(printer, resources.read_bytes(name) if printer.icc else b"")
    return Outcome(colour, _faults(printer, colour) if printer.icc else ())


def _colour(printer: Printer, profile: bytes) -> PrintColour:
    return PrintColour(printer.colour, profile, printer.intent, printer.total_ink)


PROFILE_MISSING = Rule(
    "profile-missing",
    Severity.ERROR,
    "Without the profile of its press or screen, a printer's colours would be guessed.",
    "Put the profile into styles/, or name one that stands in styles/shared/icc/.",
    needed=True,
)


def _missing(resources: Resources, printer: Printer) -> Diagnostic:
    known = [name.removeprefix("styles/") for name in resources.files("styles", ".icc")]
    hint = did_you_mean(printer.icc, known)
    at = printer.places.value("icc")
    return PROFILE_MISSING.finding(f"there is no profile styles/{printer.icc}", at, hint=hint)


PROFILE_INVALID = Rule(
    "profile-invalid",
    Severity.ERROR,
    "A profile of something else than the printer prints with would turn every colour wrong.",
    "Name the ICC profile of a press for inks, of a screen for sRGB.",
    needed=True,
)

PROFILE_INK = Rule(
    "profile-ink",
    Severity.WARNING,
    "The profile lays down more ink than the printer takes; the rest is taken back from every shadow.",
    "Name a profile that was made for the printer's limit.",
)


def _faults(printer: Printer, colour: PrintColour) -> tuple[Diagnostic, ...]:
    try:
        facts = profile_facts(colour.profile)
        what = _unfit(printer, facts)
        most = 0.0 if what or printer.colour != "cmyk" else profile_ink(colour)
    except ValueError as error:
        what, most = str(error), 0.0
    if what:
        return (PROFILE_INVALID.finding(f"styles/{printer.icc}: {what}", printer.places.value("icc")),)
    if printer.total_ink and most > printer.total_ink + _SLACK:
        problem = f"styles/{printer.icc} lays down {most:.0f} % of ink, and the printer takes {printer.total_ink} %"
        return (PROFILE_INK.finding(problem, printer.places.value("icc")),)
    return ()


def _unfit(printer: Printer, facts: ProfileFacts) -> str:
    """What is wrong with a profile for a printer, as the end of a sentence; empty when nothing is."""
    pressed = printer.is_exchange
    if (pressed or printer.colour != "rgb") and facts.kind != "prtr":
        return "the profile is not that of a press"
    if printer.colour != "rgb" and facts.space != "CMYK":
        return f"the profile is for {facts.space}, and inks are CMYK"
    if printer.colour == "rgb" and not pressed and facts.space != "RGB":
        return f"the profile is for {facts.space}, and the printer's colours are RGB"
    if printer.pdf < "1.5" and facts.version >= "4":
        return f"PDF {printer.pdf} holds profiles of version 2, and this one has version {facts.version}"
    return ""
