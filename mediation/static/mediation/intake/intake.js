// The sheet at the window: F4 opens what need not be said at once, a press takes the proposed kind, and for whoever is seen
// alone the title says nothing.
(() => {
  const form = document.getElementById("intake");
  const more = document.getElementById("more");
  const opener = form.querySelector("[aria-controls=more]");
  const alone = form.elements.has_safe_contact;
  const heading = form.querySelector("h1");
  const words = { title: document.title, heading: heading.textContent };

  function open() {
    more.toggleAttribute("data-open", true);
    opener.setAttribute("aria-expanded", "true");
  }

  opener.addEventListener("click", () => {
    open();
    more.querySelector("input, select, textarea").focus();
  });
  if ([...more.querySelectorAll("input:not([type=checkbox]), textarea")].some((field) => field.value)) open();

  document.addEventListener("click", (event) => {
    const taken = event.target.closest("[data-takes]");
    if (!taken) return;
    form.elements.category_code.value = taken.dataset.takes;
    form.elements.category.value = taken.dataset.name;
    form.elements.category.dispatchEvent(new Event("change", { bubbles: true }));
  });

  const turn = () => {
    document.title = alone.checked ? heading.dataset.neutral : words.title;
    heading.textContent = alone.checked ? heading.dataset.neutral : words.heading;
  };
  alone.addEventListener("change", turn);
  turn();
})();
