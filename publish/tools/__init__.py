"""The external validators and readers of PDF, each a typed call.

They judge finished files from outside, for ``publish verify`` and for the tests. Every module has ``find()``, which
says where its tool is or why it cannot be used, and calls that take paths of files that are there and return frozen
values. A tool that is missing is a :class:`publish.errors.MissingTool`, one that takes too long a
:class:`publish.errors.Timeout`. What a validator finds is never raised; a reader that cannot read a file raises
:class:`publish.tools.run.Unreadable`. Nothing here knows what a book should be.
"""
