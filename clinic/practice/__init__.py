"""The clinic itself: its name and phones and how it reviews, its people, its places, and the pages about it."""
