"""Checks of finished PDFs."""
