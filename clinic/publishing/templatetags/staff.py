from django import template

from clinic.publishing import people

register = template.Library()
register.filter("person", people.person)
