"""How are edits laid so that a person reads them with ease?"""
