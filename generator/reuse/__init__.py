"""What a build has made goes in; it comes out for the next one, as long as it still holds."""
