"""Texts, tokens and edits as flat arrays of numbers: long ones have too many for objects."""
