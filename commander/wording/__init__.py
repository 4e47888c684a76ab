"""What goes outside in words: templates in both languages, how they are filled, the last check."""
