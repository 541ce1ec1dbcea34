"""A page for who writes: an edition's dispatches as the e-book shows them, beside their pages in print.

It is served to this machine alone, and told when something is saved.
"""
