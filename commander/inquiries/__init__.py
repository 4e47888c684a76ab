"""Counted inquiries: the usual number from a file, and what a count says about the impact."""
