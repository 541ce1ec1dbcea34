"""What can be wrong with publication.toml, edition.toml, a theme or a printer's file."""

from publish.diagnostics.rule import Rule, Severity

_NO_DISPATCH = (
    *("toml-syntax", "dispatch-missing", "path-refused", "file-refused", "limit-exceeded", "program-failed"),
    "slug-duplicate",
)
"""What says already why a dispatch is not there."""

ROWS = (
    Rule(
        "toml-syntax",
        Severity.ERROR,
        "A settings file that cannot be read says nothing about the edition.",
        "Mend the line; strings stand in double quotes.",
    ),
    Rule(
        "setting-unknown",
        Severity.ERROR,
        "A key that nobody reads is a setting that its author believes in and that has no effect.",
        "Take it out, or correct its name.",
    ),
    Rule(
        "setting-missing",
        Severity.ERROR,
        "Without this setting the book cannot say what it is.",
        "Add the line.",
    ),
    Rule(
        "setting-invalid",
        Severity.ERROR,
        "A value of the wrong kind would be guessed at, and guessed differently in two outputs.",
        "Give a value of the kind that is named.",
    ),
    Rule(
        "language-unknown",
        Severity.ERROR,
        "Hyphens, quotes, screen readers and search go by the language tag; a wrong one spoils all of them.",
        "Use a BCP 47 tag, such as en, de-AT or kk.",
    ),
    Rule(
        "printer-unknown",
        Severity.ERROR,
        "The page cannot be cut for a printer that nobody has described.",
        "Name a file in styles/printers/.",
    ),
    Rule(
        "profile-missing",
        Severity.ERROR,
        "Without the profile of its press or screen, a printer's colours would be guessed.",
        "Put the profile into styles/, or name one that stands in styles/shared/icc/.",
    ),
    Rule(
        "profile-invalid",
        Severity.ERROR,
        "A profile of something else than the printer prints with would turn every colour wrong.",
        "Name the ICC profile of a press for inks, of a screen for sRGB.",
    ),
    Rule(
        "profile-ink",
        Severity.WARNING,
        "The profile lays down more ink than the printer takes; the rest is taken back from every shadow.",
        "Name a profile that was made for the printer's limit.",
    ),
    Rule(
        "theme-unknown",
        Severity.ERROR,
        "The page has no looks without its theme.",
        "Name a folder in styles/themes/.",
    ),
    Rule(
        "dispatches-none",
        Severity.ERROR,
        "An edition whose patterns match no dispatch would be an empty book.",
        "Correct the patterns under dispatches, or add a dispatch.",
        follows=_NO_DISPATCH,
    ),
    Rule(
        "dispatch-missing",
        Severity.ERROR,
        "The edition names a dispatch that is not there: it would be missing from the book.",
        "Correct the name, or take it out.",
    ),
    Rule(
        "pattern-empty",
        Severity.WARNING,
        "A pattern that matches no dispatch gathers nothing; perhaps a dispatch is missing from the book.",
        "Correct the pattern, or take it out.",
        follows=("dispatches-none",),
    ),
    Rule(
        "notice-missing",
        Severity.ERROR,
        "A notice without its text is not printed, and a legal one may have to be.",
        "Correct the name of the file.",
    ),
    Rule(
        "notice-condition",
        Severity.WARNING,
        "The condition of a notice is a quotation from its text; this one does not stand there.",
        "Copy the words from the text.",
    ),
    Rule(
        "notice-left-out",
        Severity.NOTE,
        "A notice is printed unless the edition's region is excluded; who answers for the notice should know.",
        "Take the region out of exclude_regions to print it.",
    ),
    Rule(
        "waiver-needed",
        Severity.ERROR,
        "Without what this finding asks for there is nothing to make a book of, so it cannot be let through.",
        "Take the waiver out, and do what the finding asks.",
    ),
    Rule(
        "waiver-safety",
        Severity.ERROR,
        "A finding that guards readers or sources is never let through.",
        "Mend what it names, and take the waiver out.",
    ),
    Rule(
        "waiver-expired",
        Severity.WARNING,
        "The time for which the finding was let through is over.",
        "Mend what it names and take the waiver out, or give it a new day and reason.",
        apart=True,
    ),
    Rule(
        "waiver-unused",
        Severity.NOTE,
        "A waiver that lets nothing through may hide the next fault.",
        "Take it out.",
        apart=True,
    ),
    Rule(
        "folder-passed-over",
        Severity.NOTE,
        "A folder without edition.toml is no edition, and makes no book.",
        "Give it an edition.toml if it is one.",
    ),
    Rule(
        "file-passed-over",
        Severity.WARNING,
        "A Markdown file without front matter does not get into the book. A README or a style guide is only noted.",
        "Give it front matter if it is a dispatch; begin its name with an underscore if it is none.",
    ),
    Rule(
        "file-empty",
        Severity.WARNING,
        "A file that is gathered as a dispatch and holds nothing: perhaps it was not saved.",
        "Write the dispatch, or take the file away.",
    ),
    Rule(
        "file-left-out",
        Severity.WARNING,
        "A text stands among the dispatches and gets into no book, and its author may believe that it does.",
        "Name it in edition.toml, or begin its name with an underscore.",
        follows=("toml-syntax",),
    ),
    Rule(
        "check-off",
        Severity.NOTE,
        "The publication has switched this check off; who answers for the book should know what it would have said.",
        "Take the line out of checks in publication.toml to switch it on.",
    ),
    Rule(
        "check-needed",
        Severity.ERROR,
        "A check that guards people, or without which there is no sound book, is not switched off.",
        "Take the line out. A single finding that is no matter of safety can be waived until a day.",
    ),
)
