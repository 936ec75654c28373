"""The passages page, and the passages on a code's page."""
