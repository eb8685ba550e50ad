"""What a person has typed, as one file."""
