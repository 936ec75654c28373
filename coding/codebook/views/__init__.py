"""Pages of the codebook, one module a page or a kind of change."""
