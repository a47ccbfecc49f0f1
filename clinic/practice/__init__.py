"""The clinic itself: its people now, its places and notices as they are added."""
