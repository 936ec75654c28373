"""Words looked for in everything, and codes applied to where they are."""
