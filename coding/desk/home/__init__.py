"""What the desk puts on the home page: the table of transcripts, where one stopped, what is new."""
