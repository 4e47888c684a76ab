"""The places of the window (look.md). Each shows the board and submits commands; none knows another."""
