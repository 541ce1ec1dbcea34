"""The words of the trade that a printer's file chooses from."""

from typing import Literal, TypeAlias

Standard: TypeAlias = Literal["PDF/X-4", "PDF/X-1a:2001", "PDF/X-1a:2003", "PDF/A-2b", "PDF/A-3b"]
"""What a PDF claims: ISO 15930-7, -1 and -4 for presses, ISO 19005-2 and -3 for archives."""

Version: TypeAlias = Literal["1.3", "1.4", "1.6", "1.7"]
"""The version of PDF that a file is written in."""

Policy: TypeAlias = Literal["rgb", "cmyk", "grey"]
"""The colours of a PDF: sRGB kept, all in the inks of the profile, or black alone."""

Intent: TypeAlias = Literal["relative", "perceptual"]
"""How colours that a press lacks are brought in: clipped, or all moved a little."""

Marks: TypeAlias = Literal["none", "crop", "crop+registration+bars"]
"""What is printed round the page."""
