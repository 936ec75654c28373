"""What can be done to the codebook; each change of a code leaves a revision."""

from coding.codebook.actions.coining import coin
from coding.codebook.actions.merging import merge
from coding.codebook.actions.revising import move, retire, revise

__all__ = ["coin", "merge", "move", "retire", "revise"]
