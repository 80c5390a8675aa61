"""A portal goes in; the same pages as ordinary Markdown, with a configuration of MkDocs for them, come out.

This is what a generator that writes Markdown would leave for MkDocs, and so what the portal's build is
measured against. It does no more than it must: no plugin but Material's own, no extension that the portal
lacks, no override of the theme, no calendars and no files for tools.
"""
