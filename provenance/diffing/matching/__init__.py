"""Which tokens do two texts share, in order?"""
