"""Erasing what a participant who withdraws has given."""
