"""A fictional clinic to try the product with. Installed only with DEBUG; nothing imports it but the settings and urls."""
