"""Performance, measured: ratios against stock Pyodide in the same run, never timings in a test."""
