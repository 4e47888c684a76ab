"""The command line: the same desk as the window's, without threads. Every error is one sentence on stderr."""

from commander.cli.start import command_line, run

__all__ = ["command_line", "run"]
