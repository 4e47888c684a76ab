"""The Statuspage channel: the publisher, what an incident looks like there, and the wire below them."""

from commander.publishers.statuspage.publisher import StatuspagePublisher

__all__ = ["StatuspagePublisher"]
