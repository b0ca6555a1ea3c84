// While an input method composes Chinese, keys belong to it: no shortcut runs and no form is sent.
// Load before every other script. Desktop browsers report keyCode 229; some paths deliver a plain Enter with isComposing,
// and Safari sends its 229 just after compositionend, so the form is guarded as well as the keys.
(() => {
  const JUST_NOW = 100;
  let composing = false;
  let endedAt = -Infinity;

  const belongsToInputMethod = (event) => composing || event.isComposing || event.keyCode === 229;

  document.addEventListener("compositionstart", () => { composing = true; }, true);
  document.addEventListener("compositionend", () => {
    composing = false;
    endedAt = performance.now();
  }, true);
  document.addEventListener("pointerdown", () => { endedAt = -Infinity; }, true);

  for (const type of ["keydown", "keypress"]) {
    document.addEventListener(type, (event) => {
      if (!belongsToInputMethod(event)) return;
      event.stopImmediatePropagation();
      if (event.key === "Enter" && event.keyCode !== 229) event.preventDefault();
    }, true);
  }

  document.addEventListener("submit", (event) => {
    if (!composing && performance.now() - endedAt > JUST_NOW) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
