"""The five groups of the conversation agenda, and their rules in words."""

from enum import StrEnum

from django.utils.translation import gettext as _


class AgendaGroup(StrEnum):
    """In the order in which they are shown; `reasons` applies the rules."""

    INFORM = "informeren"
    DISCUSS = "bespreken"
    EXPLORE = "verkennen"
    TAKE_UP = "oppakken"
    KEEP = "vasthouden"

    @property
    def explanation(self) -> str:
        return {
            AgendaGroup.INFORM: _("Veel mensen weten het niet. Eerst uitleg, dan gesprek."),
            AgendaGroup.DISCUSS: _("Mensen zien het verschillend. Zoek uit waarom."),
            AgendaGroup.EXPLORE: _("De ene groep is overtuigd, de andere nog niet."),
            AgendaGroup.TAKE_UP: _("Geen van de groepen is overtuigd."),
            AgendaGroup.KEEP: _("In elke groep zijn de meesten positief. Zorg dat het zo blijft."),
        }[self]

    @property
    def rule(self) -> str:
        """In numbers; the first rule that fits decides."""
        return {
            AgendaGroup.INFORM: _(
                "In ten minste één rol kiest een derde of meer “weet niet” bij een van de twee "
                "stellingen."
            ),
            AgendaGroup.DISCUSS: _(
                "Een rol is verdeeld: bij een van beide stellingen is een derde of meer het eens "
                "en een derde of meer het oneens. Of in de ene rol zijn de meesten het eens en in "
                "een andere de meesten oneens. Of twee rollen liggen 1,0 of meer uit elkaar. Of "
                "één raad ligt 0,8 of meer van het gemiddelde van de andere raden."
            ),
            AgendaGroup.EXPLORE: _("In de ene rol zijn de meesten het eens, in een andere niet."),
            AgendaGroup.TAKE_UP: _("In geen enkele rol zijn de meesten het eens."),
            AgendaGroup.KEEP: _("In elke rol zijn de meesten het eens."),
        }[self]

    @property
    def question(self) -> str:
        """The opening question of the group."""
        return {
            AgendaGroup.INFORM: _("Wie kan dit uitleggen, en wanneer?"),
            AgendaGroup.DISCUSS: _("Wat ziet u dat de ander niet ziet?"),
            AgendaGroup.EXPLORE: _("Wat moet de andere groep weten of zien?"),
            AgendaGroup.TAKE_UP: _("Wat is de eerste stap, en wie zet die?"),
            AgendaGroup.KEEP: _("Wat doen wij goed, en wat bedreigt dat?"),
        }[self]
