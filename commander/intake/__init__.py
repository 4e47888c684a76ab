"""What comes in by itself: alerts, and what is said in Slack. The intakes do not know each other."""
