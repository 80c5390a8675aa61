"""Raw rows go in; rows that may be published come out, and why a row may not.

What is read as an answer and what is redacted are matters of other packages; both come in as functions.
"""
