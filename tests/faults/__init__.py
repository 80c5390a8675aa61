"""What may go wrong around the project, and what it makes of that: a case for each fault, by its name."""
