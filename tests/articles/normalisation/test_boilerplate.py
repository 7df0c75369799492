import pytest

from articles.normalisation.boilerplate import has_headline, story_indices

STORY = [
    "Ferry to Skerry leaves four hours late",
    "The ferry to Skerry left four hours late on Monday after a pump failed, the office said.",
    "“We did what we could,” said Una Brae, who runs the harbour office.",
    "Eleven people spent the night in the waiting room, according to the Skerry Sun.",
    "The owners denied that the pump had been reported before.",
]


def story_of(*paragraphs: str) -> list[str]:
    return [paragraphs[index] for index in story_indices(paragraphs)]


def test_a_story_is_left_as_it_is() -> None:
    assert story_of(*STORY) == STORY


@pytest.mark.parametrize(
    "line",
    [
        *("Share it...", "Share this:", "Tweet", "Follow us on Facebook", "Like us on Instagram!"),
        *("Click to share on WhatsApp (Opens in new window)", "Facebook Twitter WhatsApp", "Print"),
        *("Advertisement", "ADVERTISEMENT", "- Sponsor -spot_img", "Sponsored content"),
        *("Story continues below advertisement", "4 min read", "12 shares", "“`", "```html"),
        "Sign up for our free daily newsletter and never miss a story.",
        "Get the best of our reporting delivered straight to your inbox every morning.",
        "Already a subscriber? Log in.",
        "Follow Una Brae on Twitter for more.",
        "We use cookies to improve your experience on this site.",
        "This website uses tracking cookies.",
        "By continuing to use this site you agree to our use of cookies.",
        "© 2024 Skerry Media. All rights reserved.",
        "Read more: Ferry owners fined for late boats",
        "- YOU MAY ALSO LIKE THIS FILM. Ghosts of the Northern Line, Part Two",
        "This text was written with clear headings and search keywords in mind.",
        "As an AI language model, I cannot confirm the details.",
        "Here is the rewritten article in a neutral tone:",
    ],
)
def test_lines_that_sites_print_are_dropped_wherever_they_stand(line: str) -> None:
    for place in range(1, len(STORY) + 1):
        assert story_of(*STORY[:place], line, *STORY[place:]) == STORY


@pytest.mark.parametrize(
    "sentence",
    [
        "“Sign up for our newsletter,” the mayor told the crowd.",
        '"We use cookies," the spokesman said.',
        "Share prices fell by a tenth on Monday, the exchange said.",
        "Follow-up checks found no damage.",
        "Advertisement spending rose last year, according to the trade body.",
        "The ministry said it would leave a reply to the court.",
        "Comments by the minister were misread, his office said.",
        "More in this region will lose work, the union warned.",
        "Related companies were searched as well, prosecutors said.",
        "She is a reporter for the Skerry Sun, the court was told.",
        "“`Late` is a word we do not use,” she said.",
        "The article was written by the minister himself, his aide said.",
        "Get ready for a long wait, the harbour office told passengers.",
    ],
)
def test_sentences_of_a_story_stay_wherever_they_stand(sentence: str) -> None:
    for place in range(1, len(STORY) + 1):
        assert sentence in story_of(*STORY[:place], sentence, *STORY[place:])


def test_the_second_copy_of_the_headline_goes() -> None:
    assert story_of(STORY[0], STORY[0].upper() + ".", *STORY[1:]) == STORY


def test_a_sentence_said_twice_far_apart_stays() -> None:
    assert story_of(*STORY, STORY[0])[-1] == STORY[0]


TEASERS = [
    "Harbour gets new crane",
    "The crane, which cost two million, was lifted into...",
    "School roof to be mended",
    "Parents have waited for years for the roof to…",
]


@pytest.mark.parametrize(
    "heading",
    [
        *("You may also like", "More In This Category", "Week's Top Stories", "Related Articles"),
        *("Most read", "Recommended for you", "Trending now", "Latest news", "Editors' picks"),
    ],
)
def test_a_list_of_other_stories_goes_with_its_teasers(heading: str) -> None:
    assert story_of(*STORY, heading, *TEASERS) == STORY
    assert story_of(*STORY[:3], heading, *TEASERS, *STORY[3:]) == STORY


def test_two_headings_share_one_list() -> None:
    assert story_of(*STORY, "Week's Top Stories", "More In This Category", *TEASERS) == STORY


def test_a_quotation_ends_the_list() -> None:
    said = "“We will look into it”"

    assert story_of(*STORY[:3], "Related stories", TEASERS[0], said) == [*STORY[:3], said]


COMMENTS = [
    "Leave a Reply",
    "Your e-mail address will not be published.",
    "Required fields are marked *",
    "Comment *",
    "Name *",
]


def test_a_comment_form_ends_the_story() -> None:
    assert story_of(*STORY, *COMMENTS, "Tor says: I was there and it was worse.") == STORY


def test_a_comment_form_above_the_story_takes_only_itself() -> None:
    assert story_of(STORY[0], *COMMENTS, *STORY[1:]) == STORY


BIOGRAPHIES = [
    "Una Brae is a staff reporter covering the islands for the Skerry Sun.",
    "Twelve years of news from the coast. Editor-in-Chief of Brae Wire.",
    "About the author",
]


@pytest.mark.parametrize("biography", BIOGRAPHIES)
def test_who_wrote_it_goes_from_the_end_only(biography: str) -> None:
    assert story_of(*STORY, biography) == STORY
    assert biography in story_of(*STORY[:2], biography, *STORY[2:])


def test_a_text_of_three_paragraphs_keeps_its_last() -> None:
    assert len(story_of(*STORY[:2], BIOGRAPHIES[0])) == 3


def test_a_headline_is_found_whatever_its_case() -> None:
    text = "\n\n".join(["Islands", *STORY])

    assert has_headline(text, "FERRY TO SKERRY leaves four hours late!")
    assert has_headline("Ferry late: how it came about", "Ferry late")
    assert not has_headline(text, "Eleven people spent the night")


def test_nothing_in_nothing_out() -> None:
    assert story_of() == []
