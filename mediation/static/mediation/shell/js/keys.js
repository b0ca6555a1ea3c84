// Keys are declared where they act: data-key="F2" on a button or link presses it, on a field goes to it.
// A list with data-rows has j, k and Enter; a form with data-enter-moves goes to its next field on Enter.
// "?" lists what this page knows. Single letters are off in fields, with modifiers, and for whoever switched them off.
(() => {
  const root = document.documentElement;
  const inField = (node) => node.closest("input:not([type=checkbox],[type=radio]), select, textarea, [contenteditable]");
  const isLetter = (key) => key.length === 1;
  const isShown = (node) => !node.disabled && node.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true });
  const find = (key) => [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(isShown);

  function press(target) {
    if (inField(target)) {
      target.focus();
      if (target.select) target.select();
    } else {
      target.click();
    }
  }

  const rowsOf = () => [...document.querySelectorAll("[data-rows] [data-row]")];

  function move(step) {
    const rows = rowsOf();
    if (!rows.length) return false;
    const at = rows.findIndex((row) => row.hasAttribute("data-here"));
    const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    rows.forEach((row) => row.toggleAttribute("data-here", row === next));
    const link = next.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  // Of a group of radio buttons one is a stop: the chosen one, or the first. A text of several lines goes on where it says so.
  const isStop = (field) => field.matches("input, select, textarea, button") && isShown(field) && standsForGroup(field);

  function standsForGroup(field) {
    if (field.type !== "radio") return true;
    const group = [...field.form.elements].filter((other) => other.type === "radio" && other.name === field.name);
    return field === (group.find((other) => other.checked) || group[0]);
  }

  function moveOn(event) {
    const form = event.target.form;
    if (!form || !form.hasAttribute("data-enter-moves") || event.shiftKey) return false;
    if (!event.target.matches("input, select, textarea[data-enter-moves]")) return false;
    const stops = [...form.elements].filter((field) => field === event.target || isStop(field));
    const next = stops[stops.indexOf(event.target) + 1];
    if (next) next.focus();
    return true;
  }

  function help() {
    const sheet = document.getElementById("keys");
    if (!sheet) return false;
    const list = sheet.querySelector("[data-keys-list]");
    list.replaceChildren(...[...document.querySelectorAll("[data-key]")].filter(isShown).map(describe));
    sheet.querySelectorAll("[data-keys-rows]").forEach((line) => { line.hidden = !rowsOf().length; });
    sheet.showModal();
    return true;
  }

  function describe(target) {
    const line = document.createElement("div");
    const what = document.createElement("dt");
    const key = document.createElement("dd");
    const label = target.labels && target.labels[0];
    const words = (label || target).cloneNode(true);
    words.querySelectorAll("kbd, .visually-hidden").forEach((node) => node.remove());
    what.textContent = target.dataset.keyName || words.textContent.trim();
    key.append(Object.assign(document.createElement("kbd"), { textContent: target.dataset.key }));
    line.append(what, key);
    return line;
  }

  function answer(event) {
    if (event.key === "Enter") return moveOn(event);
    if (isLetter(event.key) && (inField(event.target) || root.dataset.keys === "off")) return false;
    const target = find(event.key);
    if (target) {
      press(target);
      return true;
    }
    if (event.key === "j") return move(1);
    if (event.key === "k") return move(-1);
    return event.key === "?" && help();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    if (answer(event)) event.preventDefault();
  });

  document.querySelectorAll("[data-keys-open]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", help);
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-rows] [data-row]");
    if (row) rowsOf().forEach((other) => other.toggleAttribute("data-here", other === row));
  });
})();
