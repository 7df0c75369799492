"""Which texts extraction understands. Pure."""

from articles.normalisation.metadata import language_by_words


def foreign_language(text: str) -> str:
    """ISO 639 of what the text is in; "" for English, and for a text too short to tell.

    Judged by its words, since what a page declares is often its template's language.
    """
    language = language_by_words(text)
    return "" if language == "en" else language


def is_readable(text: str) -> bool:
    return not foreign_language(text)
