from .article import Article
from .rows import Described, KeyPoint

__all__ = ["Article", "Described", "KeyPoint"]
