"""Pages of the manuscript check."""
