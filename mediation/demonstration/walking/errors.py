"""What ends a walkthrough before its end."""


class NotAsItShouldBe(Exception):
    """Something differs from what the story tells; the message says what was expected and what there is."""


class NoAnswer(Exception):
    """The system did not answer for longer than anybody would wait."""
