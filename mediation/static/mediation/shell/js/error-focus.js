// After a refused form the summary takes the focus; a line of it leads to its field with the name still in sight.
(() => {
  const summary = document.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const box = field.closest("fieldset, .field") || field;
    const stop = field.matches("input, select, textarea") ? field : field.querySelector("input, select, textarea");
    box.scrollIntoView({ block: "nearest" });
    (stop || field).focus({ preventScroll: true });
  });
})();
