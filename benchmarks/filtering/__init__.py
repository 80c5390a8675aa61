"""The filter table beside other tables, in a real browser: `python -m benchmarks.filtering`."""
