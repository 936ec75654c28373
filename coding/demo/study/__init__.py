"""The demo study: five fictional transcripts and what three coders made of them."""
