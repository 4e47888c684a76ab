"""Files beside the journal, each under its hash; the journal holds the hash, never what is in them."""
