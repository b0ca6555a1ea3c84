"""What every page of every journey is asked: `assert checks.axe(page) == []`, and so on. Each lists its complaints."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()

#: Whatever can be pressed or written in, with the box that takes the press: of a box with words, its words too. Links
#: within a sentence are exempt (WCAG 2.5.8), as is what only shows itself under the keyboard.
TARGETS = """least => {
    const pressed = document.querySelectorAll("a[href], button, input, select, textarea, summary");
    return [...pressed].flatMap(node => {
        const label = node.matches("[type=checkbox], [type=radio]") && node.closest("label");
        const box = (label || node).getBoundingClientRect();
        const inSentence = node.matches("a") && getComputedStyle(node).display === "inline"
            && [...node.parentNode.childNodes].some(near => near.nodeType === 3 && near.data.trim());
        if (!box.width || box.bottom <= 0 || inSentence || !node.checkVisibility({visibilityProperty: true})) return [];
        if (box.width >= least - 0.5 && box.height >= least - 0.5) return [];
        const name = (label || node).textContent.trim().slice(0, 30) || node.name;
        return [`${node.localName} ${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`];
    });
}"""

#: On each key let go: the element in focus, until it comes round again or the walk has left the page; `hidden` takes
#: those of which none of five points is to be seen.
WALKED = """() => {
    const walk = window.walk = {hidden: [], over: false};
    const been = new Set();
    window.addEventListener("keyup", walk.look = () => {
        const node = document.activeElement;
        if (!node || node === document.body || been.has(node)) walk.over = true;
        if (walk.over) return;
        been.add(node);
        const {left, right, top, bottom} = node.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const points = [[x, y], [left + 2, y], [right - 2, y], [x, top + 2], [x, bottom - 2]];
        const seen = points.some(([x, y]) => {
            const there = document.elementFromPoint(x, y);
            return there && (node.contains(there) || there.contains(node) && !there.matches("html, body, main"));
        });
        if (!seen) walk.hidden.push(`${node.localName} ${(node.textContent || node.name || "").trim().slice(0, 30)}`);
    }, true);
}"""
TOLD = """() => {
    if (walk.over) window.removeEventListener("keyup", walk.look, true);
    return walk;
}"""


def axe(page: Page) -> list[str]:
    """Every rule of axe, whatever its impact."""
    violations = AXE.run(page).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['html'][:120]}" for rule in violations for node in rule["nodes"]]


def targets(page: Page, *, least: int = 24) -> list[str]:
    """What is smaller than `least` CSS pixels either way: 24 for all, 44 for the public, 60 in large type."""
    return page.evaluate(TARGETS, least)


def focus_not_hidden(page: Page) -> list[str]:
    """Stops of the Tab key that something covers, walking to the end of the page and back (WCAG 2.4.11)."""
    return [*_walk(page, "Tab"), *_walk(page, "Shift+Tab")]


def _walk(page: Page, key: str) -> list[str]:
    page.evaluate(WALKED)
    for stop in range(1, 401):
        page.keyboard.press(key)
        if stop % 10 == 0 and (walk := page.evaluate(TOLD))["over"]:
            return [f"{key}: {name}" for name in walk["hidden"]]
    raise AssertionError(f"{key} never comes to the end of the page")


def reflow(page: Page) -> int:
    """How far the page can be scrolled sideways at 320 pixels, the width of 400 % zoom (WCAG 1.4.10); 0 is wanted."""
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if size:
        page.set_viewport_size(size)
    return sideways


class InputMethod:
    """Chinese composition as a desktop's input method sends it, through the browser's own protocol."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)

    def compose(self, letters: str) -> None:
        """Letters stand underlined in the field; nothing is decided."""
        self.session.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )

    def press(self, key: str) -> None:
        """A key the input method takes for itself: keyCode 229."""
        for kind in ("rawKeyDown", "keyUp"):
            self.session.send("Input.dispatchKeyEvent", {"type": kind, "key": key, "windowsVirtualKeyCode": 229})

    def commit(self, words: str) -> None:
        """The words are chosen and stand in the field."""
        self.session.send("Input.insertText", {"text": words})
