"""The organisation's policy as a TOML file: read strictly, written back, begun for a company that has none."""
