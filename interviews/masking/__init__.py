"""Names found and replaced; the sealed key of pseudonyms."""
