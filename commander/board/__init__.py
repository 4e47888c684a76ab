"""What is true, one area a file. Pure: no I/O, no clock, no random; times and ids come in as arguments."""
