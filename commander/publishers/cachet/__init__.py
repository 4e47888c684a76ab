"""The Cachet channel (version 3): the publisher, and what an incident looks like there."""

from commander.publishers.cachet.publisher import CachetPublisher

__all__ = ["CachetPublisher"]
