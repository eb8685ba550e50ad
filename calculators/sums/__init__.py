"""Money, months, terms and rates: arithmetic that knows no law and no words."""
