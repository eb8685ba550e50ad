"""What the browser asks, and the parts of which every tool's page is drawn."""
