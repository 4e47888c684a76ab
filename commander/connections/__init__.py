"""The outside as this machine is set up for it: publishers, what is heard, what is asked before anything leaves."""
