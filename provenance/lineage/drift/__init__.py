"""Which facts does a text tell otherwise than what it was made from?"""
