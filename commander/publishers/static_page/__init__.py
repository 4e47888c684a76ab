"""The static page: a complete public status page in a folder, for a team that has no status page."""

from commander.publishers.static_page.publisher import StaticPagePublisher
from commander.publishers.static_page.site import PublishedBulletin

__all__ = ["PublishedBulletin", "StaticPagePublisher"]
