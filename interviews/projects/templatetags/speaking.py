"""``{{ notice|said }}``: a sentence of a module without Django, in the reader's language."""

from django import template

from interviews.projects.speaking import said

register = template.Library()
register.filter("said", said)
