"""How many pages a PDF has."""

from __future__ import annotations

from pikepdf import Pdf

from mediation.inspection.pdf_objects import MOST_OBJECTS
from mediation.inspection.verdicts import Unfit, Why

MOST_PAGES = 300


def count_pages(pdf: Pdf) -> int:
    """How many, by the tree of pages; a tree that leads back into itself is none."""
    count, passed = 0, set()
    waiting = [pdf.Root.Pages]
    while waiting:
        node = waiting.pop()
        if "/Kids" not in node:
            count += 1
        elif node.objgen in passed:
            raise Unfit(Why.UNREADABLE)
        else:
            passed.add(node.objgen)
            if len(node.Kids) > MOST_OBJECTS:
                raise Unfit(Why.TOO_MANY_PAGES)
            waiting.extend(node.Kids)
        if count > MOST_PAGES:
            raise Unfit(Why.TOO_MANY_PAGES)
    if not count:
        raise Unfit(Why.UNREADABLE)
    return count
