"""How texts come in from outside: files and folders."""
