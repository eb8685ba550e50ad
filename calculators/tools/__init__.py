"""One folder a tool: its calculator, its page's view, its golden cases."""
