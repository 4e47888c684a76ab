"""What a person's command passes through: decided on the board, appended to the journal, told on."""
