"""Between two facts on one line stands a dot; a line may end with it and never begins with it."""

import re
from pathlib import Path

from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
#: A title is one line; the name of a category is typed as well as read; a comment is read by us.
ONE_LINE = re.compile(r"\{% block title %}.*|data-name=\"[^\"]*\"|\{#.*#}")
FREE = re.compile(r"(?<!&nbsp;)· ")


def free(template: Path) -> bool:
    return any(FREE.search(ONE_LINE.sub("", line)) for line in template.read_text().splitlines())


def test_no_line_of_a_page_begins_with_a_dot():
    assert [
        str(template.relative_to(TEMPLATES)) for template in sorted(TEMPLATES.rglob("*.html")) if free(template)
    ] == []
