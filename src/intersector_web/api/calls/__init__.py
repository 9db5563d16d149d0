"""The calls: a module for each noun, with what its calls take, give and do."""
