"""SQLite whose folder is made when the database is first opened, and not before."""
