"""What the publishers of pages share: one request at a time, what an answer means, one incident per outage."""
