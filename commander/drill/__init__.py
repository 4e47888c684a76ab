"""Drills: scenarios, their player, the score, and the shelf of finished ones. Nothing here can reach a network."""
