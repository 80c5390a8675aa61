"""The catalog goes in; HTML comes out: whole pages, and the components that hand-written pages embed."""
