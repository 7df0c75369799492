"""What a language is called."""

from django import template
from django.utils.translation import get_language_info

register = template.Library()

# Of those that texts are told apart by and Django has no name for, what the most people write.
_OTHERS = {
    "am": "Amharic",
    "arz": "Egyptian Arabic",
    "ary": "Moroccan Arabic",
    "gu": "Gujarati",
    "ha": "Hausa",
    "ht": "Haitian Creole",
    "jv": "Javanese",
    "ku": "Kurdish",
    "la": "Latin",
    "lo": "Lao",
    "mg": "Malagasy",
    "mt": "Maltese",
    "om": "Oromo",
    "or": "Odia",
    "pcm": "Nigerian Pidgin",
    "ps": "Pashto",
    "rw": "Kinyarwanda",
    "si": "Sinhala",
    "sn": "Shona",
    "so": "Somali",
    "tl": "Tagalog",
    "wuu": "Wu Chinese",
    "xh": "Xhosa",
    "yo": "Yoruba",
    "yue": "Cantonese",
    "zh": "Chinese",
    "zu": "Zulu",
}


@register.filter
def language(code: str) -> str:
    """The English name of an ISO 639 code, such as "German"; without one, the code."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return _OTHERS.get(code, code)
