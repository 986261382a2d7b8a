"""What others sent, as what it asks for: rows of a sheet as progress entries."""
