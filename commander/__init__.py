"""Commander without its window: board, desk, journal, outbox, publishers, command line. Imports no Qt."""
