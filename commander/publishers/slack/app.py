"""The Slack app a company makes for itself: the scopes it needs and the manifest to paste. No requests."""

import json

NEEDED_SCOPES = ("chat:write", "channels:read", "channels:history", "channels:join")
OPTIONAL_SCOPES = {
    "groups:read": "private channels by name",
    "groups:history": "checking deliveries in private channels",
    "channels:manage": "making an incident's channel, its topic, inviting people, archiving it",
    "groups:write": "the same for private channels",
    "bookmarks:read": "links at the head of the channel, none twice",
    "bookmarks:write": "links at the head of the channel",
    "usergroups:read": "user groups: how many people a mention calls, and inviting them",
    "users:read": "finding people by mail",
    "users:read.email": "finding people by mail",
    "pins:write": "pinning the summary of an incident",
    "pins:read": "finding a pinned summary again",
    "reactions:read": "keeping messages as entries by a reaction",
    "app_mentions:read": "questions to the scribe by a mention of the app",
}
# Entries from Slack need these of the optional ones, and an app-level token with its own scope.
EVENT_SCOPES = ("reactions:read", "channels:history", "users:read", "app_mentions:read")
EVENTS = ("reaction_added", "reaction_removed", "app_mention", "message.channels", "message.groups")


def manifest() -> str:
    """A Slack app manifest (JSON): the scopes that are needed, and those that whoever installs it may leave out."""
    return json.dumps(
        {
            "display_information": {
                "name": "Commander",
                "description": "障害対応の連絡文を投稿します / Posts incident updates",
            },
            "features": {"bot_user": {"display_name": "Commander", "always_online": False}},
            "oauth_config": {
                "scopes": {"bot": [*NEEDED_SCOPES, *OPTIONAL_SCOPES], "bot_optional": list(OPTIONAL_SCOPES)}
            },
            "settings": {
                "org_deploy_enabled": False,
                # Without an app-level token nobody connects by it: what is posted goes out all the same.
                "socket_mode_enabled": True,
                "event_subscriptions": {"bot_events": list(EVENTS)},
                "token_rotation_enabled": False,
            },
        },
        ensure_ascii=False,
        indent=2,
    )


def missing_scopes(granted: frozenset[str]) -> tuple[str, ...]:
    """The needed scopes that a token lacks, in the order of the manifest."""
    return tuple(scope for scope in NEEDED_SCOPES if scope not in granted)


def missing_event_scopes(granted: frozenset[str]) -> tuple[str, ...]:
    """The scopes that entries from Slack need and a token lacks."""
    return tuple(scope for scope in EVENT_SCOPES if scope not in granted)


def optional_lacking(granted: frozenset[str]) -> str:
    """One line on the optional scopes that a token lacks; empty when it has them all."""
    lacking = [f"{scope} ({use})" for scope, use in OPTIONAL_SCOPES.items() if scope not in granted]
    return f"Optional, not granted: {', '.join(lacking)}." if lacking else ""
