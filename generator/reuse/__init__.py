"""What a build has made before, and how one knows that it still holds."""
