"""The first-run guide: a page that says how far the practice is, and a short page for each step."""
