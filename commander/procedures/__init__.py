"""Written procedures: read from a folder, offered where they fit."""
