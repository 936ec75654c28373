"""What LaTeX's commands and environments mean for the words of a paper."""

from __future__ import annotations

import re

SYMBOLS = {
    **dict.fromkeys(("ldots", "dots", "textellipsis", "dotsc", "dotso", "cdots"), "…"),
    "textelp": "[…]",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedbl": '"',
    "textquotesingle": "'",
    "lq": "‘",
    "rq": "’",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "flqq": "«",
    "frqq": "»",
    "guillemotleft": "«",
    "guillemotright": "»",
    "og": "«",
    "fg": "»",
    "textendash": "–",
    "textemdash": "—",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "i",
    "j": "j",
    "S": "§",
    "euro": "€",
    "pounds": "£",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    **dict.fromkeys(("quad", "qquad", "space", "thinspace", "enspace", "nobreakspace"), " "),
    **dict.fromkeys((",", ";", ":", " ", "\n", "\t", ">"), " "),
    **dict.fromkeys(("-", "/", "@", "!", "<"), ""),
    **{char: char for char in "%&_#${}"},
    **dict.fromkeys(("\\", "newline", "linebreak"), "\n"),
    **dict.fromkeys(("[", "]", "(", ")"), " "),
}
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323",
    "b": "\u0331", "r": "\u030a", "k": "\u0328",
}  # fmt: skip
_ONE = """
    label ref eqref autoref cref Cref pageref nameref includegraphics vspace hspace input include
    usepackage RequirePackage documentclass pagestyle thispagestyle bibliography bibliographystyle
    addbibresource hyphenation color pagecolor index graphicspath hypersetup newcounter
    stepcounter refstepcounter value todo sout st phantom hphantom vphantom textcolor colorbox
    href cellcolor rowcolor columncolor scalebox rotatebox selectlanguage acmConference acmDOI
    acmISBN ccsdesc received setcopyright lstinputlisting nocite geometry captionsetup
    textsuperscript
"""
_TWO = """
    setlength addtolength multicolumn multirow resizebox fontsize setcounter addtocounter fcolorbox
"""
# How many of a command's arguments say nothing; what follows them is read.
SILENT = dict.fromkeys(_ONE.split(), 1) | dict.fromkeys(_TWO.split(), 2)
SILENT["definecolor"] = 3
CITE = re.compile(r"(?:[a-z]*[cC]ite[a-zA-Z]*|parencite|footcite|supercite|autocite)\*?")
KEY = re.compile(r"[\w:.,\- ]{1,80}")
# How many arguments come before the words that are quoted.
QUOTING = {
    "enquote": 0,
    "enquote*": 0,
    "textquote": 0,
    "textquote*": 0,
    "blockquote": 0,
    "textcquote": 1,
    "blockcquote": 1,
}
# The first argument of these names a language.
SPOKEN = {"foreignquote", "hyphenquote", "foreigntextquote", "foreignblockquote"}
HEADINGS = {"part", "chapter", "section", "subsection", "subsubsection", "title"}
APART = {"caption", "paragraph", "subparagraph", "abstract", "item", "par", "bigskip", "medskip",
         "smallskip", "newpage", "clearpage", "maketitle"}  # fmt: skip
DROPPED = re.compile(
    r"(?:equation|align|alignat|gather|multline|math|displaymath|eqnarray|lstlisting|verbatim"
    r"|Verbatim|minted|tikzpicture|comment|thebibliography|CCSXML|filecontents|algorithmic)\*?"
)
QUOTED = re.compile(r".*quot.*|quoting|verse", re.I)
TABULAR = re.compile(r"(?:tabular|longtable|tabu|array|tblr)[a-z*]*")
