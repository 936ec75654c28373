"""The coding page: a transcript with everybody's codings, and what one does with them."""
