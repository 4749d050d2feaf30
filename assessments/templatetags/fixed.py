"""`{% fixed %} … {% endfixed %}`: a part of a page that is the same for everybody, made once.

`{% fixed table facts %} … {% endfixed %}` is made once for each pair of values: frozen dataclasses
or something else that can be hashed. Nothing else of the page can be used in it, as it would stand
in the pages of others too.
"""

from collections.abc import Hashable, Sequence

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from assessments.language import in_language

register = template.Library()

MOST_SIGNS = 2_000_000
"""As long as what is kept of one part may be together: some forty tables, or a thousand texts."""


class FixedNode(template.Node):
    def __init__(self, nodelist: NodeList, names: Sequence[str]) -> None:
        self.nodelist = nodelist
        self.names = names
        self.made: dict[Hashable, SafeString] = {}
        self.signs = 0

    def render(self, context: Context) -> SafeString:
        values = {name: context[name] for name in self.names}
        key = in_language(*values.values())
        made = self.made.get(key)
        if made is None:
            made = self.nodelist.render(_nothing_but(values, context))
            if self.signs + len(made) > MOST_SIGNS:
                self.made.clear()
                self.signs = 0
            self.made[key] = made
            self.signs += len(made)
        return made


def _nothing_but(values: dict[str, object], context: Context) -> Context:
    alone = context.new(values)
    alone.template = context.template
    return alone


@register.tag
def fixed(parser: Parser, token: Token) -> FixedNode:
    _name, *names = token.split_contents()
    if not all(name.isidentifier() for name in names):
        raise template.TemplateSyntaxError("fixed takes the names of whole values")
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return FixedNode(nodelist, names)
