"""`{% fixed %} … {% endfixed %}`: a part of a page that is the same for everybody, made once.

`{% fixed value %} … {% endfixed %}` is made once for each value: a frozen dataclass or something
else that can be hashed, and all that the part depends on. Nothing else of the request, the person
or the data may stand in either.
"""

from collections.abc import Hashable

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from assessments.language import in_language

register = template.Library()

MOST_SIGNS = 2_000_000
"""As long as what is kept of one part may be together: some forty tables, or a thousand texts."""


class FixedNode(template.Node):
    def __init__(self, nodelist: NodeList, value: FilterExpression | None) -> None:
        self.nodelist = nodelist
        self.value = value
        self.made: dict[Hashable, SafeString] = {}
        self.signs = 0

    def render(self, context: Context) -> SafeString:
        key = in_language(self.value and self.value.resolve(context))
        made = self.made.get(key)
        if made is None:
            made = self.nodelist.render(context)
            if self.signs + len(made) > MOST_SIGNS:
                self.made.clear()
                self.signs = 0
            self.made[key] = made
            self.signs += len(made)
        return made


@register.tag
def fixed(parser: Parser, token: Token) -> FixedNode:
    _name, *values = token.split_contents()
    if len(values) > 1:
        raise template.TemplateSyntaxError("fixed takes one value at most")
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return FixedNode(nodelist, parser.compile_filter(values[0]) if values else None)
