"""The documents: their templates, and what each needs."""
