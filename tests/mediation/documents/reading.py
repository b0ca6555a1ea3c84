"""What a reader of the PDF gets."""

import io
from dataclasses import dataclass

import pdfplumber


@dataclass(frozen=True)
class Read:
    pages: tuple[str, ...]  # the text of each page in the order it was set, without spaces
    metadata: dict[str, str]
    sizes: frozenset[tuple[int, int]]
    fonts: frozenset[str]
    rightmost: float  # in points
    lowest: float

    @property
    def text(self) -> str:
        return "".join(self.pages)


def read(pdf: bytes) -> Read:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        characters = [page.chars for page in document.pages]
        everything = [character for page in characters for character in page]
        return Read(
            pages=tuple(compact("".join(character["text"] for character in page)) for page in characters),
            metadata=document.metadata,
            sizes=frozenset((round(page.width), round(page.height)) for page in document.pages),
            fonts=frozenset(character["fontname"].partition("+")[2] for character in everything),
            rightmost=max(character["x1"] for character in everything),
            lowest=max(character["bottom"] for character in everything),
        )


def compact(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())
