"""One module a room: ROWS, and SECRETS where the room holds analysis that a veil hides."""
