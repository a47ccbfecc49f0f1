from .rows import Contraindication, Question, Risk, Step
from .treatment import Treatment

__all__ = ["Contraindication", "Question", "Risk", "Step", "Treatment"]
