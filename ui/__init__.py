"""The window. Imports commander; never the reverse."""
