"""The dates of this interface: languages in which Django writes them otherwise than we do."""
