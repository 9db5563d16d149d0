"""What duties are called, for templates."""

from django import template

from intersector_web.followup import words

register = template.Library()
register.filter("instrument_of", words.called)
