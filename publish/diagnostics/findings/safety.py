"""What is taken out of content, or refused, so that no reader is harmed."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "active-content",
        Severity.WARNING,
        "Scripts, handlers, frames and forms run in e-readers; they were taken out, and their text was kept.",
        "Take it out of the dispatch.",
        safety=True,
    ),
    Rule(
        "style-removed",
        Severity.WARNING,
        "Styles in content can hide text or load files; they were taken out.",
        "Use the theme's classes.",
        safety=True,
    ),
    Rule(
        "character-removed",
        Severity.WARNING,
        "An invisible or reordering character can make text read otherwise than it is.",
        "Take it out; it stands at the place named.",
        safety=True,
    ),
    Rule(
        "character-illegal",
        Severity.ERROR,
        "XML and PDF cannot hold this character.",
        "Take it out.",
        safety=True,
    ),
    Rule(
        "path-refused",
        Severity.ERROR,
        "A path that leaves the content folder may name what was never meant for print.",
        "Use a path inside the edition.",
        safety=True,
    ),
    Rule(
        "file-refused",
        Severity.ERROR,
        "This is no regular file, or it is too large to be a dispatch.",
        "Replace it by a plain file.",
        safety=True,
    ),
    Rule(
        "text-too-large",
        Severity.ERROR,
        "A text of this size or shape is no dispatch's; reading it could stop the machine.",
        "Cut it into several dispatches, or make its lists and tables shorter.",
        safety=True,
    ),
    Rule(
        "limit-exceeded",
        Severity.ERROR,
        "What takes so much time or memory holds up whoever builds; it was given up, so that the rest could go on.",
        "Cut it into shorter pieces; publication.toml can allow more under [limits].",
        safety=True,
    ),
    Rule(
        "tracker-removed",
        Severity.WARNING,
        "A picture of one pixel tells its owner who reads.",
        "Take it out.",
        safety=True,
    ),
)
