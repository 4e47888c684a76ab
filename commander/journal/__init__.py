"""The journal file: schema, bytes and hashes of records, append, verify, backup, drafts."""
