"""What is measured of a built portal and is too slow for every run of the tests: `make audit`."""
