"""Texts of one work in two languages, or in two wordings: what renders what, and which state?"""
