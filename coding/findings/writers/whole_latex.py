"""A document in LaTeX that compiles as it is, with what fragments need before them."""

from typing import BinaryIO

from coding.findings.documents import Document
from coding.findings.writers import documents_latex, tables_latex
from coding.findings.writers.text_stream import text_stream

NAME = "LaTeX"
EXTENSION = "tex"
MEDIA_TYPE = documents_latex.MEDIA_TYPE

# pdfLaTeX knows no sign for most of Unicode and stops at the first: here it prints a mark and
# goes on. The other engines use a font's signs, and say in their log what it lacks.
PREAMBLE = r"""\documentclass[11pt]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{textcomp}
  \IfFileExists{cmap.sty}{\usepackage{cmap}}{}
  \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
  \makeatletter
  \def\UTFviii@undefined@err#1{\fbox{\tiny ?}}
  \makeatother
\else
  \usepackage{fontspec}
  \tracinglostchars=2
\fi
\usepackage[margin=2.5cm]{geometry}
\usepackage{booktabs,longtable,tabularx,array,graphicx}
\setlength{\emergencystretch}{3em}
"""
BEGIN, END = "\\begin{document}\n", "\\end{document}\n"


def write(document: Document, out: BinaryIO) -> None:
    with text_stream(out) as text:
        text.write(tables_latex.comment(document.origin) + PREAMBLE + BEGIN)
        documents_latex.write_document(document, text)
        text.write(END)
