"""What each area would have done next, one area a file; next_step.py knows their order."""
