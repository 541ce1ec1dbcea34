"""What is noticed about the made-up pages."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "page-short",
        Severity.WARNING,
        "A page ends short by more than three lines because what follows did not fit.",
        "Move the photo by a paragraph, or shorten the text.",
    ),
    Rule(
        "last-page-short",
        Severity.NOTE,
        "The last page of a dispatch holds fewer lines than a reader would turn the page for.",
        "Cut or add a few words.",
    ),
    Rule(
        "widow",
        Severity.NOTE,
        "A line alone at the head or the foot of a page looks like a mistake, and is read twice.",
        "Cut or add a few words in the paragraph.",
    ),
    Rule(
        "runt",
        Severity.NOTE,
        "A last line of a syllable leaves a hole between paragraphs.",
        "Cut or add a word.",
    ),
    Rule(
        "hyphens-stacked",
        Severity.NOTE,
        "A ladder of hyphens at the margin draws the eye from the text.",
        "Change a word in one of the lines, or give it a soft hyphen.",
    ),
    Rule(
        "hyphen-turn",
        Severity.NOTE,
        "A word that is broken over the leaf cannot be read without turning back.",
        "Change a word in the last line.",
    ),
    Rule(
        "heading-low",
        Severity.WARNING,
        "A heading with hardly a line under it looks like the end of what stands above.",
        "Cut or add a few lines above it.",
    ),
    Rule(
        "caption-parted",
        Severity.WARNING,
        "A caption on another page than its photo explains something else.",
        "Shorten the caption.",
    ),
    Rule(
        "figure-far",
        Severity.WARNING,
        "A photo far from the words that it belongs to is looked for in vain.",
        "Put the photo nearer, or give its section more text.",
    ),
    Rule(
        "photo-ppi",
        Severity.WARNING,
        "A photo with too few pixels for its size prints soft, or in steps.",
        "Use a larger file of the photo.",
    ),
    Rule(
        "line-loose",
        Severity.NOTE,
        "A line with holes in it breaks the evenness of the page.",
        "Change a word, or give a long one a soft hyphen.",
    ),
    Rule(
        "table-cut",
        Severity.WARNING,
        "A table that goes on over the page is read with its head out of sight.",
        "Split the table, or shorten the text above it.",
    ),
    Rule(
        "table-wide",
        Severity.ERROR,
        "A table that is wider than the line stands in the margin, or is cut off: its last columns are lost.",
        "Split the table, shorten its words, or take columns out.",
    ),
    Rule(
        "break-forced",
        Severity.WARNING,
        "What is longer than the line, and may not be broken, was broken anywhere: nobody can tell how it is written.",
        "Write it shorter, or put a space or a line break where it may be broken.",
    ),
    Rule(
        "beyond-type-area",
        Severity.WARNING,
        "What stands in the margin looks like a mistake, and is in danger of the thumb and the knife.",
        "Shorten it, or break it where it may be broken.",
    ),
    Rule(
        "off-page",
        Severity.ERROR,
        "What stands beyond the edge of the page is cut off: readers never see it.",
        "Shorten it, or break it where it may be broken.",
    ),
    Rule(
        "page-blank",
        Severity.ERROR,
        "A blank page in the middle of a text looks like a page that the printer lost.",
        "Report it, with the content that shows it: it is a fault of this program.",
    ),
)
