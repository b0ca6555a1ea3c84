"""The process of its own: what it finds is what is kept; what it may not, it cannot; how it ends, is told."""

import signal
import subprocess
import sys

import pytest

from mediation.config import addresses
from mediation.documents import uploads
from mediation.documents.uploads import Disturbed, Refused, isolation
from mediation.inspection import kinds, process
from mediation.inspection.verdicts import Why
from tests.mediation.documents import files

KINDS = {
    "picture": files.photo_with_place(6),
    "pdf": files.packed_pdf(),
    "text": "公司拖欠工资。".encode("gb18030"),
    "word": files.word(),
    "excel": files.excel(),
}
CONFINED = """
import sys
from mediation.inspection import process
def misbehave(content):
    {deed}
    return process.Made(b"kept", "text/plain", "txt")
process.maker = lambda kind: misbehave
process.main()
"""


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_process_leaves_is_what_the_same_code_leaves_here(kind):
    checked = uploads.looked_into(kind, KINDS[kind])
    made = process.maker(kind)(KINDS[kind])
    assert (checked.content, checked.media_type, checked.ending, checked.pages) == (
        made.content,
        made.media_type,
        made.ending,
        made.pages,
    )


def test_the_environment_it_is_given_holds_the_place_of_the_code_and_nothing_else(monkeypatch):
    arguments = {}

    def begin(*_command, env, **_more):
        arguments.update(env)
        raise OSError

    monkeypatch.setattr(isolation.subprocess, "Popen", begin)
    with pytest.raises(Disturbed):
        uploads.looked_into("text", b"x")
    assert arguments == {"PYTHONPATH": str(addresses.ROOT)}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "text"])
def test_why_nothing_is_left_is_told(kind):
    with pytest.raises(Refused) as refused:
        uploads.looked_into(kind, b"PK\x03\x04 nothing of the kind")
    assert refused.value.why == Why.UNREADABLE


def confined(deed: str, content: bytes = b"x") -> subprocess.CompletedProcess[bytes]:
    """What becomes of code that the stranger's bytes have taken over."""
    command = [sys.executable, "-P", "-s", "-B", "-c", CONFINED.format(deed=deed)]
    place = {"PYTHONPATH": str(addresses.ROOT)}
    return subprocess.run([*command, "text"], input=content, capture_output=True, env=place, cwd="/", timeout=60)


@pytest.mark.parametrize(
    "deed",
    [
        "open('/etc/passwd').read()",
        "__import__('_socket').socket()",
        "__import__('os').pipe()",
        "__import__('os').open('/dev/shm', 0)",
    ],
)
def test_it_opens_no_file_and_no_connection(deed):
    ended = confined(deed)
    assert b"kept" not in ended.stdout
    assert ended.stdout.strip() == b'{"why": "file_unreadable"}'


def test_it_takes_no_more_memory_than_it_may():
    assert confined("bytearray(600 * 1024 * 1024)").stdout.strip() == b'{"why": "unpacks_too_large"}'


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        (signal.SIGXCPU, Refused),
        (signal.SIGALRM, Disturbed),
        (signal.SIGSEGV, Refused),
        (signal.SIGABRT, Refused),
        (signal.SIGKILL, Disturbed),
        (signal.SIGTERM, Disturbed),
    ],
)
def test_how_it_ends_says_whether_the_file_is_to_blame(monkeypatch, number, ending):
    monkeypatch.setattr(isolation, "_run", lambda *_arguments: -number)
    with pytest.raises(ending) as raised:
        uploads.looked_into("text", b"x")
    if ending is Refused:
        assert raised.value.why == Why.TOO_HARD
    else:
        assert raised.value.is_by_the_file


def test_a_house_out_of_order_blames_no_file(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with pytest.raises(Disturbed) as raised:
        uploads.looked_into("text", b"x")
    assert not raised.value.is_by_the_file


def test_who_takes_too_long_by_the_clock_is_ended(monkeypatch):
    monkeypatch.setattr(isolation, "PATIENCE", 0.01)
    with pytest.raises(Disturbed) as raised:
        uploads.looked_into("pdf", files.pdf())
    assert raised.value.is_by_the_file


def test_no_library_is_loaded_that_the_kind_does_not_need():
    code = "import sys; from mediation.inspection import process; process.maker('text'); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=addresses.ROOT, text=True
    ).stdout.split()
    assert not {"django", "PIL", "pikepdf", "mediation.models"} & set(loaded)
    assert kinds.LARGEST < process.OUTPUT < process.MEMORY_OF_OTHERS < process.MEMORY["picture"] < 200 * 1024 * 1024
