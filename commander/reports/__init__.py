"""Records as something to hand out: a timeline as Markdown, HTML, CSV or JSON Lines. Decides nothing."""
