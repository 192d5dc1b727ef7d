"""How do many texts read beside each other?"""
