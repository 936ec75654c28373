"""What can be done to the codebook; each change of a code leaves a revision."""

from coding.codebook.actions.coining import coin
from coding.codebook.actions.grouping import put_in_groups, remove_group, rename_group
from coding.codebook.actions.merging import merge
from coding.codebook.actions.moving import move
from coding.codebook.actions.revising import retire, revise, take_back

__all__ = [
    "coin",
    "merge",
    "move",
    "put_in_groups",
    "remove_group",
    "rename_group",
    "retire",
    "revise",
    "take_back",
]
