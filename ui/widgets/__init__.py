"""Small parts that panes are built from. They know no incident."""
