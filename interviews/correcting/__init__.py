"""Correcting a transcript: drafts, published versions, what could not be placed."""
