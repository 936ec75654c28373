"""Pages of boards, one module a page or a kind of change."""
