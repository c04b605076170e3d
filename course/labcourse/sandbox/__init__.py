"""A submission's kernel in its sandbox: how it is started, spoken to, limited and ended."""
