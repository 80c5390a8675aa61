"""A built site goes in; one file to hand on comes out, and whether it arrived as it was sent."""
