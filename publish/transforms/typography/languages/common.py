"""What holds in every language: a number and its unit, initials, signs before a number, groups of digits."""

from publish.transforms.typography.language import Tie, tie

UNITS = (
    "km², km³, km, m², m³, cm, mm, m, ha, kg, mg, g, t, l, ml, °C, °F, %, ‰, km/h, m/s, kW, MW, GW, kWh, MWh, GWh, "
    "TWh, kB, MB, GB, TB, Hz, kHz, MHz, GHz, min, h, s, €, $, £, ¥, ₽, ₸, ₴, zł, EUR, USD, GBP, CHF, RUB, KZT, UAH"
)
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁЄІЇҐЎӘҒҚҢӨҰҮҺ"
"""Capitals of the Latin, Greek and Cyrillic scripts, as the inside of a character class."""

SIGNS = tie("a sign and its number", r"[§¶№#€£¥$₽₸₴]", r"\d")
INITIALS = tie(
    "an initial and the name",
    rf"(?<![\w.-])(?:[{UPPER}]\.-?)*[{UPPER}]\.",
    rf"[{UPPER}](?:\.|[\w’'-]+)",
)
DIGITS = tie("the groups of a number", r"(?<![\d.,])\d{1,3}", r"\d{3}(?!\d)")


def units(*more: str) -> Tie:
    """A number and its unit are one thing; ``more`` are the words of a language, several in a string."""
    every = [unit.strip() for entry in (UNITS, *more) for unit in entry.split(",")]
    alternatives = "|".join(_escaped(unit) for unit in sorted(every, key=len, reverse=True))
    return tie("a number and its unit", r"\d", rf"(?:{alternatives})(?!\w)")


def _escaped(unit: str) -> str:
    return unit.replace("$", r"\$").replace(".", r"\.")
