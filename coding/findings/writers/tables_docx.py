"""A table in a Word document."""

from typing import BinaryIO

from coding.findings.tables import Table
from coding.findings.writers import word_file

NAME = "Word"
EXTENSION = "docx"
MEDIA_TYPE = word_file.MEDIA_TYPE


def write(table: Table, out: BinaryIO) -> None:
    """The whole table is held in memory: meant for tables that people read."""
    file = word_file.new_file(table.caption, table.origin)
    word_file.add_table(file, table)
    word_file.save(file, out)
