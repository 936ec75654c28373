"""Pages of themes and quotes, one module a page."""
