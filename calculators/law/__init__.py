"""The law as data: rules with their values by day, ceilings, codes."""
