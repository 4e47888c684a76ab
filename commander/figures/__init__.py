"""What the records of incidents come to: timestamps, metrics, the quality of the log, the cost in people."""
