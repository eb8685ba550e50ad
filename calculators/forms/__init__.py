"""What is asked for and what comes back, declared once: inputs, results, validation."""
