"""Texts made ready from the board: for customers, for inside, for the restricted track; proofread."""
