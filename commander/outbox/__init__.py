"""What is owed to the outside and how it is paid: once, or held with its reason."""
