"""The recording of an interview, kept beside its text."""
