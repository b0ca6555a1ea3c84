"""How the browser tests start Debian's chromium: no download, no network, our own Chinese fonts."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pylopdf_fonts_zh_cn
from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""
NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Where chromium is, if it is installed."""
    return next((program for name in NAMES if (program := shutil.which(name))), None)


def fonts_conf(folder: Path) -> Path:
    """A fontconfig file that knows the fonts of the papers' wheel only, so that pages look the same everywhere."""
    file = folder / "fonts.conf"
    file.write_text(FONTS_CONF.format(fonts=Path(pylopdf_fonts_zh_cn.__file__).parent, cache=folder / "cache"))
    return file


@contextmanager
def launched(folder: Path, *, timezone: str = "Asia/Shanghai") -> Iterator[Browser]:
    """A browser that keeps what it writes in this folder."""
    environment = {"FONTCONFIG_FILE": str(fonts_conf(folder)), "HOME": str(folder), "TZ": timezone, "LANG": "C.UTF-8"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS, env=environment)
        yield browser
        browser.close()
