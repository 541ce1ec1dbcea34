"""What an edition's format changes in the theme's type: a large-print book is the same book in larger type."""

from dataclasses import dataclass, replace

from publish.config.table import SettingsTable
from publish.config.theme import Measures
from publish.config.values import Points


@dataclass(frozen=True, slots=True)
class TypeChanges(SettingsTable):
    """What the format changes in the theme's type; 0 leaves what the theme says."""

    text_size: Points = 0.0
    """The size of running text; notes and captions grow with it."""
    leading: Points = 0.0
    """From one line of text to the next; by default it grows with the text."""
    least: Points = 0.0
    """Notes and captions are set no smaller than this."""
    ragged: bool = False
    """Whether text is set ragged right and without hyphens."""

    def measures(self, theme: Measures) -> Measures:
        """A theme's measures with these changes; what is counted in lines and ems stays."""
        text = self.text_size or theme.text_size
        larger = text / theme.text_size
        leading = self.leading or theme.leading * larger
        wider = leading / theme.leading

        def small(size: float, apart: float) -> tuple[float, float]:
            """A size and its leading; a size that is raised to the least has lines as far apart as the text."""
            if size * larger >= self.least:
                return size * larger, apart * wider
            return self.least, max(apart * wider, self.least * leading / text)

        note_size, note_leading = small(theme.note_size, theme.note_leading)
        caption_size, caption_leading = small(theme.caption_size, theme.caption_leading)
        return replace(
            theme,
            text_size=text,
            leading=leading,
            note_size=note_size,
            note_leading=note_leading,
            caption_size=caption_size,
            caption_leading=caption_leading,
        )
