// The widgets that run drills and guide through responses.
