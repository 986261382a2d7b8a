"""Rendered Markdown to paper: a tree of blocks, from it HTML, Word or PDF; the office's template."""
