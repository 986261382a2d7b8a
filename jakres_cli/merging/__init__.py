"""Three states of a record to one: field by field, item by item, paragraph by paragraph."""
