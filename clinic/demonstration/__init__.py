"""A fictional clinic to try the product with. Installed only with DEBUG; only settings and urls know it."""
