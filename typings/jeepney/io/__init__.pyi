"""Nothing of ours is here."""
