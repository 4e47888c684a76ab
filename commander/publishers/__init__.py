"""One file an outside channel, and what they share: addresses, limits, outward text."""
