"""The clinic's pictures: cleaned when they come in, stored under the digest of their bytes, never changed or deleted.

A picture is only hidden: texts that patients could read show it. What is stored holds no byte of the file that was
uploaded, only its pixels. This package knows no other.
"""
