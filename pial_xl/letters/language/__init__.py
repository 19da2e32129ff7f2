"""The language of letters: their placeholders, and what each becomes for a person."""
