"""Who introduced each word?"""
