"""What does a difference tell: how rare is it, and which of its wordings was first?"""
