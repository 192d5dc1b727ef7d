"""Which texts can testify to the source, and what of them is noise of how they were observed?"""
