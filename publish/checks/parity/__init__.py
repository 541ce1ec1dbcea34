"""Parity: what a reader of each book is given is what the content says, piece by piece, and nothing else.

Headline, kicker, standfirst, byline, dateline, captions, credit lines, pull quotes, notes, notices and the running
words are compared between the model and the books. Every build compares the facts of the galleys and the documents of
the e-book; ``publish verify`` reads the finished files anew, with other eyes: along the tags of the PDF by the maps of
its fonts, and as its pages show it.
"""

from publish.checks.parity.ebook import epub_parity
from publish.checks.parity.letters import letter_parity, sheet_parity
from publish.checks.parity.paper import paper_parity
from publish.checks.parity.piece_kinds import capitals_of
from publish.checks.parity.printed import print_parity
from publish.checks.parity.tagged import pdf_parity

__all__ = ["capitals_of", "epub_parity", "letter_parity", "paper_parity", "pdf_parity", "print_parity", "sheet_parity"]
