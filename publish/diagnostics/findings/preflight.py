"""What a printer would send a finished PDF back for, and what would print badly."""

from publish.diagnostics.rule import Rule, Severity

_OURS = "In a book of ours report it: it is a fault of this program. "
_BUILT = "Build the edition for this printer: publish build --printer NAME."

ROWS = (
    Rule(
        "pdf-unreadable",
        Severity.ERROR,
        "The file is no PDF, or so broken that nothing can be said of it.",
        "Make the file anew; look whether it was copied whole.",
    ),
    Rule(
        "pdf-encrypted",
        Severity.ERROR,
        "Printers' systems cannot impose or separate a file that is protected, even against changes alone.",
        "Save it without a password and without restrictions.",
    ),
    Rule(
        "pdf-damaged",
        Severity.WARNING,
        "Something in the file had to be repaired; the printer's system may do so otherwise, or stop.",
        "Make the file anew, or save it with qpdf and look at the pages named.",
    ),
    Rule(
        "part-unread",
        Severity.ERROR,
        "What could not be read to its end may hold anything: nobody has looked at its fonts, colours and inks.",
        "Make the file anew, or save it with qpdf and look at the pages named.",
    ),
    Rule(
        "pdf-version",
        Severity.ERROR,
        "The printer's system reads an older PDF than this: what is new in it would be dropped, or the file refused.",
        f"Save it in the version that the printer's file names. {_BUILT}",
    ),
    Rule(
        "file-large",
        Severity.ERROR,
        "The printer takes no file as large as this.",
        "Scale pictures to the printer's resolution, or send the book in parts if the printer takes them.",
    ),
    Rule(
        "media-origin",
        Severity.ERROR,
        "Imposition programs place pages by the corner of the media box; some shift a page that does not begin at 0 0.",
        f"Let the media box begin at 0 0 and move the page into it. {_OURS}",
    ),
    Rule(
        "media-size",
        Severity.ERROR,
        "The sheet in the file has no room for the bleed, or is larger than a printer takes who cuts along its edge.",
        f"Make the page as large as trim and bleed together. {_BUILT}",
    ),
    Rule(
        "trim-missing",
        Severity.ERROR,
        "Nothing says where the page is cut: with bleed or marks round it, the printer has to guess.",
        "Export with a trim box: as PDF/X, or with the document's page size kept.",
    ),
    Rule(
        "trim-size",
        Severity.ERROR,
        "The page would be cut to a size that was not ordered, or that this printer does not cut.",
        "Set trim in edition.toml to a size of the printer's: publish printers lists them. Another edition's file is "
        "checked with --edition NAME.",
    ),
    Rule(
        "trim-differs",
        Severity.ERROR,
        "A book is cut in one block: a page of another size loses its edge, or shows a white one.",
        "Set all pages to one size.",
    ),
    Rule(
        "bleed-box",
        Severity.ERROR,
        "The bleed box tells how far art overhangs; with a wrong one the imposition clips it, or lets marks in.",
        f"Export with the printer's bleed on each side. {_OURS}",
    ),
    Rule(
        "bleed-short",
        Severity.ERROR,
        "Paper shifts under the knife: art that ends at the cut shows a white edge on some copies.",
        "Let it overhang by the whole bleed, or end it well inside the page.",
    ),
    Rule(
        "marks-in-bleed",
        Severity.ERROR,
        "A mark so near to the page is still there when the knife slips by a millimetre.",
        "Move the marks out by the bleed, or leave them out: many printers make their own.",
    ),
    Rule(
        "text-in-bleed",
        Severity.ERROR,
        "The knife goes through this text, or takes it off.",
        "Move it into the page; what should be cut through on purpose is a picture.",
        follows=("table-wide",),
    ),
    Rule(
        "text-unsafe",
        Severity.ERROR,
        "So near to the edge text may be cut on some copies; several printers refuse the file.",
        "Make the margins wider, or move the text inward.",
        follows=("table-wide",),
    ),
    Rule(
        "page-turned",
        Severity.WARNING,
        "Viewers turn or enlarge this page by a note on it; printers' systems do not all read the note.",
        "Save the page as it is to be printed: upright and in points.",
    ),
    Rule(
        "colour-forbidden",
        Severity.ERROR,
        "The printer's system would convert this colour unseen, print it in four inks where black was meant, or refuse "
        "the file.",
        "Give the theme's colours a print value in inks; in another program convert to the printer's profile.",
    ),
    Rule(
        "picture-colour",
        Severity.ERROR,
        "The printer's system would convert this picture unseen, and darker or duller than anybody looked at it.",
        f"Convert it to the printer's profile first. {_BUILT}",
    ),
    Rule(
        "colour-spot",
        Severity.WARNING,
        "Each plate costs, or the printer makes the four inks of it in a way of his own.",
        "Convert the colour to the four inks, or agree on the plate with the printer.",
    ),
    Rule(
        "ink-total",
        Severity.ERROR,
        "Paper takes so much ink and no more: above it sheets stick together, and the colour comes off on the next.",
        "Make the colour lighter, or of fewer inks.",
    ),
    Rule(
        "picture-ink",
        Severity.ERROR,
        "In the shadows of this picture there is more ink than the paper dries.",
        f"Convert it by a profile with the printer's ink limit. {_BUILT}",
    ),
    Rule(
        "black-rich",
        Severity.ERROR,
        "Plates never meet exactly: letters and rules of several inks get coloured edges, and small ones fill up.",
        "Print text and rules in black ink alone: device-cmyk(0 0 0 1).",
    ),
    Rule(
        "text-not-black",
        Severity.ERROR,
        "Running text that is not black in full is made of dots: every letter has a ragged edge.",
        "Give the theme's text colour the print value device-cmyk(0 0 0 1).",
    ),
    Rule(
        "picture-coarse",
        Severity.WARNING,
        "With so few pixels an inch the picture looks soft in print; below half of what is asked it is an error.",
        "Find the original, or set the picture smaller.",
    ),
    Rule(
        "picture-fine",
        Severity.NOTE,
        "More pixels than a press can show make the file large, and some printers refuse it.",
        "Scale the picture to the printer's resolution.",
    ),
    Rule(
        "font-not-embedded",
        Severity.ERROR,
        "The printer's system sets the text in whatever font it has; every line may break.",
        "Embed all fonts when the file is made.",
    ),
    Rule(
        "font-not-subset",
        Severity.NOTE,
        "A font that is embedded whole makes the file large, and gives the font away to everyone who has the file.",
        "Embed only the glyphs that are used, where the font's licence or the file's size asks for it.",
    ),
    Rule(
        "font-foreign",
        Severity.ERROR,
        "The text is set in a font that the machine had lying about: on another one the book would look otherwise, and "
        "nobody asked for its licence.",
        "Name a family in the theme's [scripts] that has the characters, or take the characters out.",
    ),
    Rule(
        "glyph-missing",
        Severity.ERROR,
        "The font has no glyph for a letter of the text: an empty box is printed, or nothing. PDF/A and PDF/UA forbid "
        "it, and no reader of the book can guess the letter.",
        "Set the letter in a font that has it, and make the file again.",
    ),
    Rule(
        "text-unmapped",
        Severity.WARNING,
        "The file does not say what a glyph means: it prints, but cannot be searched, copied or read aloud. It is an "
        "error where the file claims PDF/UA, or level A or U of PDF/A.",
        "Make the file by a program that embeds ToUnicode maps.",
    ),
    Rule(
        "overprint",
        Severity.WARNING,
        "White that overprints vanishes, and a colour that does mixes with what is below it. Only black may.",
        "Switch overprinting off for everything but black.",
    ),
    Rule(
        "transparency",
        Severity.ERROR,
        "The printer's system cannot let things shine through each other: they come out solid, boxed or not at all.",
        "Flatten transparency when the file is made: opacity 1, no blend modes, pictures on white.",
    ),
    Rule(
        "annotation-forbidden",
        Severity.ERROR,
        "Links, comments and fields are no part of the printed page; printers refuse files with them, or print them.",
        f"Take them out. {_BUILT}",
    ),
    Rule(
        "outline-forbidden",
        Severity.ERROR,
        "The printer refuses files with bookmarks.",
        f"Export without them. {_BUILT}",
    ),
    Rule(
        "action-forbidden",
        Severity.ERROR,
        "A file that does something by itself is refused by printers, and no reader should trust it.",
        "Take scripts and actions out.",
    ),
    Rule(
        "attachment-forbidden",
        Severity.ERROR,
        "A file inside the file travels unseen to everyone who gets the book.",
        "Take it out.",
    ),
    Rule(
        "form-forbidden",
        Severity.ERROR,
        "What is filled in on the screen may be printed or not.",
        "Flatten the form, or take it out.",
    ),
    Rule(
        "layers-present",
        Severity.WARNING,
        "Layers can be hidden, and presses differ in which of them they print.",
        "Flatten the layers.",
    ),
    Rule(
        "intent-missing",
        Severity.ERROR,
        "Numbers of inks mean a colour only on a press and a paper: without an output intent nobody knows which.",
        f"Export with the printing condition of the printer's file. {_BUILT}",
    ),
    Rule(
        "intent-name",
        Severity.ERROR,
        "The printer's system looks the printing condition up by its registered name, and stops at any other.",
        "Write the name as it is registered, such as FOGRA39, not the description of the profile.",
    ),
    Rule(
        "intent-profile",
        Severity.ERROR,
        "The profile is what proofs are made by; without it, or with one for something else, they show wrong colours.",
        "Embed the profile of the printing condition.",
    ),
    Rule(
        "claim-missing",
        Severity.ERROR,
        "Printers' systems take a file for PDF/X or PDF/A only when it says so in the way of that standard.",
        f"Export to the standard that the printer's file names. {_BUILT}",
    ),
    Rule(
        "metadata-differs",
        Severity.WARNING,
        "Programs read one or the other; the standards ask that both say the same.",
        "Write both from one source.",
    ),
    Rule(
        "metadata-forbidden",
        Severity.ERROR,
        "The printer refuses files that carry metadata.",
        f"Save it without title, keywords and XMP. {_BUILT}",
    ),
    Rule(
        "pages-multiple",
        Severity.ERROR,
        "Books are made of leaves and sheets: the printer would add blank pages where nobody chose them, or refuse.",
        "Add blank pages at the end.",
    ),
    Rule(
        "pages-number",
        Severity.ERROR,
        "The printer cannot bind so few pages, or so many.",
        "Choose another binding or printer, or part the book.",
    ),
    Rule(
        "page-empty",
        Severity.WARNING,
        "A page with nothing on it in the middle of a book looks like a fault, and often is one.",
        "Take it out, or put something on it.",
    ),
    Rule(
        "rule-thin",
        Severity.WARNING,
        "A rule so thin breaks up in print; one of no width is a hair on a plate, and an error.",
        "Make it a quarter of a point or more.",
    ),
    Rule(
        "type-small",
        Severity.WARNING,
        "Type so small fills up or breaks in print, and few people can read it.",
        "Set it larger.",
    ),
    Rule(
        "label-missing",
        Severity.WARNING,
        "Viewers count the sheets, readers and proofs the printed numbers: “page 7” is then two pages.",
        "Write page labels into the file.",
    ),
    Rule(
        "label-wrong",
        Severity.ERROR,
        "The viewer calls this page otherwise than the paper does: corrections and citations go to the wrong page.",
        f"Write page labels that follow the printed numbers. {_OURS}",
    ),
)
