"""Which texts extraction understands. Pure."""

from articles.normalisation.metadata import language_by_words


def is_readable(text: str) -> bool:
    """Whether the text is in English, or too short to tell.

    Judged by its words, since what a page declares is often its template's language.
    """
    return language_by_words(text) in {"en", ""}
