"""``{{ memo.body|markdown }}``: what people write, rendered safe."""

from django import template

from interviews.projects.marking import rendered

register = template.Library()
register.filter("markdown", rendered)
