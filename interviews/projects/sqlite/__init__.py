"""Django's SQLite backend, whose writers wait their turn without oversleeping it."""
