"""Sources to records and problems; never raises on what people wrote."""
