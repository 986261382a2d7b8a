"""Side-by-side measurements against floors, as ratios within one run."""
