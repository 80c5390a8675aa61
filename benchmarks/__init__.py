"""What `make bench` runs: whole processes, measured from outside."""
