// Asks whether a list has changed and says so; it never moves a row by itself.
// <div data-live="address" data-version="…"> holds the list. address?version=… answers 204 for "nothing new", or
// {"version": "…", "rows": ["…"], "message": "3 updates: press . to refresh"}. Rows named by data-row are marked where they
// stand. On "." the list is fetched anew and put in the place of the old one; the page stays where it was scrolled.
(() => {
  const EVERY = 4000;
  const SLOWEST = 60000;

  function watch(list) {
    const news = list.querySelector("[data-news]");
    let wait = EVERY;

    async function ask() {
      if (!list.isConnected) return;
      if (!document.hidden) {
        try {
          const url = new URL(list.dataset.live, location.href);
          url.searchParams.set("version", list.dataset.version);
          const answer = await fetch(url, { headers: { Accept: "application/json" } });
          if (answer.status === 404) return gone();
          if (answer.status === 200) tell(await answer.json());
          wait = answer.ok ? EVERY : Math.min(wait * 2, SLOWEST);
        } catch {
          wait = Math.min(wait * 2, SLOWEST);
        }
      }
      setTimeout(ask, wait);
    }

    function tell({ rows, message }) {
      rows.map((name) => rowOf(list, name)).forEach((row) => row && row.setAttribute("data-changed", ""));
      if (news.textContent !== message) news.textContent = message;
      news.hidden = false;
    }

    // What is shown here is not for these eyes any more, as after an assisting part has ended: said once, and not asked again.
    function gone() {
      tell({ rows: [], message: list.dataset.gone });
    }

    async function refresh(event) {
      event.preventDefault();
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(`[data-live="${CSS.escape(list.dataset.live)}"]`);
      if (!answer.ok || !fresh) return location.reload();
      const here = list.querySelector("[data-here]");
      list.replaceWith(fresh);
      if (window.htmx) window.htmx.process(fresh);
      watch(fresh);
      const again = here && rowOf(fresh, here.dataset.row);
      if (again) again.querySelector("a").focus({ preventScroll: true });
    }

    news.addEventListener("click", refresh);
    setTimeout(ask, wait);
  }

  const rowOf = (list, name) => list.querySelector(`[data-row="${CSS.escape(name)}"]`);

  document.querySelectorAll("[data-live]").forEach(watch);
})();
