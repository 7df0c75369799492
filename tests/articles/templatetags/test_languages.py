import pytest

from articles.templatetags.languages import language


@pytest.mark.parametrize(
    ("code", "name"), [("de", "German"), ("zh", "Chinese"), ("nso", "nso"), ("zxx", "zxx")]
)
def test_a_language_has_its_english_name_or_its_code(code: str, name: str) -> None:
    assert language(code) == name
