"""Nothing goes in; the page beside the site that opens it by a double click comes out."""

from __future__ import annotations

OPEN = "Open the runbook.html"
SITE = "site"
"""The folder of the site, beside that page."""

# Whoever opens this page inside the zip finds nothing else there; the wait leaves time to read what to do.
PAGE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="1; url={SITE}/index.html">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Open the runbook</title>
</head>
<body>
<h1>The runbook opens</h1>
<p><a href="{SITE}/index.html">Open it now</a></p>
<p>If an error comes instead, unpack the whole zip first, then open this file in the unpacked folder.</p>
</body>
</html>
"""
