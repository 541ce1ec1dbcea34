"""The cover of a print edition in one piece: back, spine and front on one sheet, for printers that want one.

``geometry`` says where everything is, from the number of pages and the printer's file; ``coding`` and ``barcode`` which
bars are drawn; ``words`` and ``spine`` what is said; ``flow`` sets it and makes it fit; ``bind`` finishes the sheet;
``dimensions`` tells a designer all measures.
"""
