"""Blocks to Word: the text as WordprocessingML, and the file around it."""
