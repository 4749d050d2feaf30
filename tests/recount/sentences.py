"""What the product says in sentences, read by the templates of the texts that were decided on.

A sentence with a number that no template reads is an error too.
"""

import re

from tests.recount.claims import (
    agreement,
    apart_in_short,
    divided,
    ends,
    explored,
    figure,
    highest,
    least_agreed,
    low_response,
    opposites,
    others_can_turn,
    others_cannot_turn,
    own_raad_differs,
    own_raad_is_alike,
    positive,
    raad_apart,
    raad_beside_staff,
    raad_differs,
    roles_apart,
    roles_differ,
    roles_in_words,
    same_view,
    shares,
    span,
    stands_out,
    statements_differ,
    unknown,
)

FACTOR = r"Kort (?P<factor>\d+)"
STATEMENT = r"“?Stelling (?P<statement>\d+[ab]) kort”?"
MEAN = r"\d,\d"


TEMPLATES = [
    (rf"Over {FACTOR} zijn in elke groep de meesten positief: (?P<shares>.+)\.", positive),
    (
        rf"Het minst eens is men over {FACTOR}: van (?P<who>.+?) is (?P<share>\d+) % het eens, "
        rf"gemiddeld (?P<mean>{MEAN})\."
        r"(?: Ook onder (?P<limit>3,0) in ten minste één groep: (?P<also>.+)\.)?",
        least_agreed,
    ),
    (
        rf"Onze raad is over {FACTOR} (?P<how>kritischer|positiever) dan de andere raden: "
        rf"(?P<a>{MEAN}) tegen (?P<b>{MEAN})\.",
        own_raad_differs,
    ),
    (
        r"Onze raad kijkt bij alle tien factoren ongeveer hetzelfde als de andere raden\.",
        own_raad_is_alike,
    ),
    (
        rf"De raad van (?P<place>\w+) is over {FACTOR} (?P<how>kritischer|positiever) dan de "
        rf"andere raden: (?P<a>{MEAN}) tegen (?P<b>{MEAN})\.",
        raad_differs,
    ),
    (
        rf"Over {FACTOR} denken (?P<first>.+) en (?P<second>.+) heel verschillend: gemiddeld "
        rf"(?P<a>{MEAN}) tegen (?P<b>{MEAN})\.",
        roles_differ,
    ),
    (
        rf"{STATEMENT}: (?P<who>.+) zijn verdeeld\. (?P<agree>\d+) zijn het eens, "
        r"(?P<disagree>\d+) zijn het oneens, (?P<neutral>\d+|niemand) (?:is|zijn) neutraal\.",
        divided,
    ),
    (
        rf"(?P<who>.+) zijn verdeeld over {STATEMENT}\. (?P<agree>\d+) zijn het eens, "
        r"(?P<disagree>\d+) zijn het oneens, (?P<neutral>\d+|niemand) (?:is|zijn) neutraal\.",
        divided,
    ),
    (rf"Bij {STATEMENT} kiest (?P<part>.+?) van (?P<who>de .+?) “weet niet”\.", unknown),
    (rf"(?P<part>\d+ %) van (?P<who>.+?) kiest “weet niet” bij {STATEMENT}\.", unknown),
    (
        rf"Binnen {FACTOR} lopen de stellingen voor (?P<who>.+?) uiteen: {STATEMENT} scoort "
        rf"(?P<a>{MEAN}), “Stelling (?P<second>\d+[ab]) kort” (?P<b>{MEAN})\.",
        statements_differ,
    ),
    (
        r"(?P<who>\w+) geven bij (?P<n>\d+) van de (?P<all>\d+) factoren het "
        r"(?P<end>hoogste|laagste) cijfer\.",
        stands_out,
    ),
    (
        rf"(?:Geen enkele factor springt er positief uit\. )?Het hoogst is {FACTOR}: "
        rf"(?P<mean>{MEAN})\.(?: Ook daarover is er iets te bespreken\.)?",
        highest,
    ),
    (
        r"Raden, colleges en organisaties kijken op hoofdlijnen hetzelfde naar de samenwerking\.",
        same_view,
    ),
    (r"Let op: van de (?P<raden>raad van .+)\.", low_response),
    (
        r"Let op: van de raden van (?P<raden>.+) gaf minder dan de helft antwoord\.",
        low_response,
    ),
    (
        rf"(?P<first>\w+) (?P<a>{MEAN}) en (?P<second>\w+) (?P<b>{MEAN})\. Dat is "
        rf"(?P<gap>{MEAN}) verschil\.",
        roles_apart,
    ),
    (
        r"[Vv]an (?P<first>.+?) is (?P<agree>\d+) % het eens, van (?P<second>.+?) is "
        r"(?P<disagree>\d+) % het oneens\.",
        opposites,
    ),
    (
        rf"(?:[Dd]e raad van (?P<place>\w+)|[Éé]én raad) (?P<a>{MEAN}), de andere raden "
        rf"(?P<b>{MEAN})\. Dat is (?P<gap>{MEAN}) verschil\.",
        raad_apart,
    ),
    (
        r"(?P<shares>[Vv]an .+? is \d+ % het eens(?:, van .+? \d+ %)*)\.",
        lambda known, factor, said: shares(known, factor, said["shares"].replace("Van", "van")),
    ),
    (rf"(?P<first>.+) en (?P<second>.+) (?P<gap>{MEAN}) uit elkaar", apart_in_short),
    (r"(?P<first>\w+) (?P<a>\d+) % eens, (?P<second>\w+) (?P<b>\d+) %", explored),
    (rf"(?P<whose>onze raad|gemiddeld) (?P<mean>{MEAN})", figure),
    (
        r"Ook als de (?P<all>\d+|enige) anderen? het (?P<side>oneens|eens) waren?, is "
        r"(?P<result>een meerderheid) van (?P<group>.+) het eens\.",
        others_cannot_turn,
    ),
    (
        r"Ook als de (?P<all>\d+|enige) anderen? het (?P<side>oneens|eens) waren?, is "
        r"(?P<result>er geen meerderheid) van (?P<group>.+) die het eens is\.",
        others_cannot_turn,
    ),
    (
        r"Bij (?P<group>.+) kan dit kantelen: (?:zijn|is) (?:(?P<turn>\d+) van de (?P<all>\d+) "
        r"anderen|de enige ander) het (?P<side>oneens|eens), dan is er (?P<result>geen|wel een) "
        r"meerderheid(?: meer| die het eens is)\.",
        others_can_turn,
    ),
    (
        rf"(?P<first>.+?) (?P<a>{MEAN}), (?P<second>.+?) (?P<b>{MEAN}): (?P<word>[a-z ]+)\."
        r"(?: [\w ]+, maar zien iets anders\. Dat is een verschil in beeld\.)?",
        roles_in_words,
    ),
    (
        r"Stelling (?P<statement>4b) gaat over onze eigen gemeente\. Het college van \w+ ziet u "
        r"niet apart; de colleges van de (?P<n>\d+) gemeenten samen wel\. Onze raad geeft "
        rf"(?P<a>{MEAN}), onze organisatie (?P<b>{MEAN})\.(?: Dat verschil is .+\.)?",
        raad_beside_staff,
    ),
    (
        rf"Over {FACTOR} verschillen de rollen het meest: (?P<first>\w+) (?P<a>{MEAN}), "
        rf"(?P<second>\w+) (?P<b>{MEAN})",
        roles_differ,
    ),
    (
        rf"Over {FACTOR} (?:lopen|verschillen) (?P<who>de \w+) het meest(?: uiteen)?: van "
        rf"(?P<a>{MEAN}) tot (?P<b>{MEAN})",
        span,
    ),
    (
        rf"(?P<role>\w+): Het hoogst is {FACTOR} \((?P<a>{MEAN})\), het laagst Kort (?P<last>\d+) "
        rf"\((?P<b>{MEAN})\)",
        ends,
    ),
    (
        rf"{STATEMENT} (?P<who>[\w ]+) zijn verdeeld: (?P<agree>\d+) zijn het eens, "
        r"(?P<disagree>\d+) oneens",
        divided,
    ),
    (rf"{STATEMENT} (?P<part>\d+ %) van (?P<who>[\w ]+) kiest “weet niet”", unknown),
    (rf"{STATEMENT} (?P<shares>Van .+ het eens.*)", agreement),
]


def wrong_in(known, sentence, factor=None):
    """What is said and what it should be, where they differ; and how many numbers were looked at.

    `factor` is the number of the one that the sentence is about, where it doesn't say so itself.
    """
    for template, count in TEMPLATES:
        if match := re.fullmatch(template, sentence):
            said = match.groupdict()
            about = int(said.get("factor") or factor or 0)
            found = list(count(known, about, said))
            return [(sentence, *each) for each in found if each[0] != each[1]], numbers(sentence)
    if numbers(sentence):
        return [(sentence, "said", "but no template reads it")], numbers(sentence)
    return [], 0


def numbers(sentence):
    """How many there are, names of factors and statements left out."""
    text = re.sub(r"Kort \d+|[Ss]telling \d+[ab](?: kort)?", "", sentence)
    return len(re.findall(r"\d+(?:,\d)?", text))
