"""Who copied whom, where no source shows it: a tree of copies, those that are lost among them."""
