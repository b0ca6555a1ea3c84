// Counts characters as they are written. <span data-counts="field id" data-limit="40" data-written="{n}/40" data-over="…">.
// It tells, it does not cut: the words stay, the server decides. A character outside the basic plane counts as one.
(() => {
  document.querySelectorAll("[data-counts]").forEach((counter) => {
    const field = document.getElementById(counter.dataset.counts);
    const limit = Number(counter.dataset.limit);
    const count = () => {
      const written = [...field.value].length;
      const over = written - limit;
      counter.textContent = over > 0 ? counter.dataset.over.replace("{n}", over) : counter.dataset.written.replace("{n}", written);
      counter.classList.toggle("is-late", over > 0);
    };
    field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), counter.id].filter(Boolean).join(" "));
    field.addEventListener("input", count);
    count();
  });
})();
