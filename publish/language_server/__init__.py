"""``publish lsp``: what an editor shows while somebody writes, by the Language Server Protocol (LSP 3.17).

It speaks on standard input and output alone. What is wrong is what ``publish check`` tells, of texts as the editor
holds them; the work is done in processes of its own, so that questions are answered while the content is checked.
"""
