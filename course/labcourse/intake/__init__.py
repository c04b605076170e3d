"""What was handed in: whose it is, which chapter it is of, and how it is read."""
