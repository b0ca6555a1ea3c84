// Menus are <details>; this closes them on Escape, on a press outside and when the focus has moved on.
(() => {
  const open = () => document.querySelectorAll(".menu[open]");
  const closeOthers = (target) => open().forEach((menu) => { if (!menu.contains(target)) menu.open = false; });

  document.addEventListener("pointerdown", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
})();
