"""The Slack channel: the publisher, how a post looks, Slack's errors by class, and the wire below them."""

from commander.publishers.slack.publisher import SlackPublisher

__all__ = ["SlackPublisher"]
