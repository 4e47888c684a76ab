"""Search: every row of every timeline by any part of its words. search.db follows the journal and can be lost."""
