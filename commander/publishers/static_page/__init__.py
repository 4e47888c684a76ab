"""The static page: a complete public status page in a folder, for a team that has no status page."""

from commander.publishers.static_page.edit import PublishedBulletin
from commander.publishers.static_page.publisher import StaticPagePublisher

__all__ = ["PublishedBulletin", "StaticPagePublisher"]
