"""Where do the texts of one wording differ, and who reads what there?"""
