"""Which passages were put elsewhere?"""
