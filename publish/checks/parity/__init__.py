"""Parity: what a reader of each book is given is what the content says, piece by piece, and nothing else.

Headline, kicker, standfirst, byline, dateline, captions, credit lines, pull quotes, notes, notices and the running
words are compared between the model and the books. Every build compares the facts of the galleys and the documents of
the e-book; ``publish verify`` reads the finished files anew, with other eyes: along the tags of the PDF by the maps of
its fonts, and as its pages show it.
"""
