"""Words looked for in every transcript and in what the team wrote."""
