"""Windows of their own beside the main one; none of them ever blocks it."""
