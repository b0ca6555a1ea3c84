"""Line ends as people count them: one character, whichever two a browser or a program sends."""

import re

LINE_END = re.compile("\r\n|\r")


def unified(text: str) -> str:
    return LINE_END.sub("\n", text)
