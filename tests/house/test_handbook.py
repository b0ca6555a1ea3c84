"""The handbook says what the code says, and notices when it does not."""

from mediation.management import handbook


def test_it_is_fresh():
    assert handbook.stale(handbook.HANDBOOK.read_text()) == []


def test_a_changed_line_is_noticed():
    text = handbook.HANDBOOK.read_text().replace("stateDiagram-v2", "stateDiagram")
    assert handbook.stale(text) == ["diagram"]
    assert handbook.stale(handbook.printed(text)) == []


def test_a_missing_part_is_noticed():
    text = handbook.HANDBOOK.read_text().replace("<!-- end: clocks -->", "")
    assert handbook.stale(text) == ["clocks"]
