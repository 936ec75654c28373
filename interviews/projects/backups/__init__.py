"""One archive of everything, the same from either database and for either."""

from interviews.projects.backups.register import Written, written
from interviews.projects.backups.restoring import Damaged, restore
from interviews.projects.backups.writing import write

__all__ = ["Damaged", "Written", "restore", "write", "written"]
