"""The documents that ``jakres render`` makes: the table of them, and one file each that asks."""
