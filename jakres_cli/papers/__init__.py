"""Rendered Markdown to paper: a tree of blocks, from it HTML, Word, PDF; the office's template."""
