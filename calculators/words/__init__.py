"""Numbers, days and names as people and papers write them."""
