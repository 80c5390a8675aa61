"""The parts by others in every built site, with their licences."""
