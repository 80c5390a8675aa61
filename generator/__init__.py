"""The runbook portal's generator: YAML in data/ goes in, a checked catalog and a static site come out."""
