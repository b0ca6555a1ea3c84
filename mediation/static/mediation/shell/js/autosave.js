// Keeps a draft on the server: every five seconds while something changed, on leaving a field and on leaving the page.
// <form data-autosave-url="…"> with an <output data-autosave> inside that carries the sentences. One request at a time, and none
// once the form itself is sent, so that a draft never comes back after its record. Nothing is ever kept in the browser.
(() => {
  const EVERY = 5000;
  const PATIENCE = 10000;

  function keep(form) {
    const label = form.querySelector("[data-autosave]");
    let saved = written(form);
    let flight = null;
    let closed = false;

    const say = (sentence, state) => {
      if (!label || label.value === sentence) return;
      label.value = sentence;
      label.dataset.state = state;
    };

    const tell = (sentence) => (written(form) === saved ? say(sentence, "saved") : say(label.dataset.unsaved, "unsaved"));

    async function save() {
      const now = written(form);
      if (closed || flight || now === saved) return;
      flight = new AbortController();
      const timer = setTimeout(() => flight.abort(), PATIENCE);
      try {
        const answer = await fetch(form.dataset.autosaveUrl, { method: "POST", body: new FormData(form), signal: flight.signal });
        if (!answer.ok) throw new Error(answer.status);
        const { saved_at: savedAt } = await answer.json();
        saved = now;
        if (!closed) tell(label.dataset.saved.replace("{time}", savedAt));
      } catch {
        if (!closed) say(label.dataset.waiting, "waiting");
      } finally {
        clearTimeout(timer);
        flight = null;
      }
    }

    function saveOnTheWayOut() {
      if (closed || flight || written(form) === saved) return;
      navigator.sendBeacon(form.dataset.autosaveUrl, new FormData(form));
    }

    form.addEventListener("input", () => { if (written(form) !== saved) say(label.dataset.unsaved, "unsaved"); });
    form.addEventListener("focusout", save);
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      closed = true;
      if (flight) flight.abort();
    });
    window.addEventListener("pagehide", saveOnTheWayOut);
    window.addEventListener("pageshow", () => { closed = false; });
    window.addEventListener("online", save);
    setInterval(save, EVERY);
  }

  function written(form) {
    const fields = new FormData(form);
    fields.delete("csrfmiddlewaretoken");
    return new URLSearchParams([...fields].filter(([, value]) => typeof value === "string")).toString();
  }

  document.querySelectorAll("form[data-autosave-url]").forEach(keep);
})();
