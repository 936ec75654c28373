"""Words and sentences of a transcript, found in the worker."""
