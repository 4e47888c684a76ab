"""The mail channel (SMTP): the publisher, the mail that it writes, and the conversation with the server."""

from commander.publishers.email.publisher import EmailPublisher

__all__ = ["EmailPublisher"]
