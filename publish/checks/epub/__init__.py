"""Checks of finished EPUBs."""
