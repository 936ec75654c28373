"""What can be done with drafts, and with places that a correction left to be settled."""
