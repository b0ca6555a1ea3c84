// A field with a list under it (ARIA 1.2 combobox). <input data-combobox="list id" data-into="name of the hidden field">; each
// option has data-keys="what|finds|it" (from its beginning), data-code and data-name. Arrows move, Enter takes what is marked
// and goes on, Escape closes. What is typed and not taken stays: the server looks it up, or asks.
(() => {
  function serve(field) {
    const list = document.getElementById(field.dataset.combobox);
    const code = field.form.elements[field.dataset.into];
    const options = [...list.children];
    let shown = [];
    let marked = -1;

    const plain = (text) => text.trim().toLowerCase();
    const finds = (option, typed) => [...option.dataset.keys.split("|"), plain(option.dataset.name)].some((key) => key.startsWith(typed));

    function mark(place) {
      marked = place;
      const option = shown[marked];
      options.forEach((other) => other.setAttribute("aria-selected", other === option ? "true" : "false"));
      if (option) {
        field.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else {
        field.removeAttribute("aria-activedescendant");
      }
    }

    function open(typed) {
      shown = typed ? options.filter((option) => finds(option, typed)) : [];
      options.forEach((option) => { option.hidden = !shown.includes(option); });
      list.hidden = !shown.length;
      field.setAttribute("aria-expanded", shown.length ? "true" : "false");
      mark(shown.length ? 0 : -1);
    }

    function take(option) {
      field.value = option.dataset.name;
      code.value = option.dataset.code;
      open("");
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    open("");

    field.addEventListener("input", () => {
      code.value = "";
      open(plain(field.value));
    });
    field.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark((marked + step + shown.length) % shown.length);
        event.preventDefault();
      } else if (event.key === "Enter" || event.key === "Tab") {
        take(shown[marked]);
      } else if (event.key === "Escape") {
        open("");
        event.stopPropagation();
      }
    });
    field.addEventListener("blur", () => setTimeout(() => open(""), 150));
    list.addEventListener("pointerdown", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) take(option);
      event.preventDefault();
    });
  }

  document.querySelectorAll("[data-combobox]").forEach(serve);
})();
