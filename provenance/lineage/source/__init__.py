"""Through which states did the source itself go: its captures, versions, branches and names?"""
