// A file on its way: how much of it has gone, a word at once where it is too large, and another try where the line broke.
// Without this script the form is sent all the same.
(() => {
  const WHOLE = 100;
  const statusOf = (form) => form.querySelector("[data-sending]");
  const barOf = (form) => form.querySelector("[data-sending-bar]");
  const files = (form) => [...form.querySelectorAll("input[type=file]")];
  const isTooLarge = (input) => [...input.files].some((file) => file.size > Number(input.dataset.most || Infinity));

  const open = (form) => {
    form.removeAttribute("data-sent");
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    barOf(form).hidden = true;
  };

  // The answer: another address is gone to; the same one takes the place of what stands here, as without the script.
  const answer = (request) => {
    if (request.responseURL !== request.asked) {
      window.location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const main = page.querySelector("main");
    if (!main) {
      statusOf(request.form).textContent = request.responseText;
      open(request.form);
      return;
    }
    document.title = page.title;
    document.querySelector("main").replaceWith(main);
    (main.querySelector("[data-error-summary]") || main).focus();
    window.scrollTo(0, 0);
  };

  const send = (form) => {
    const [status, bar, request] = [statusOf(form), barOf(form), new XMLHttpRequest()];
    bar.hidden = false;
    request.form = form;
    request.asked = new URL(form.action, window.location.href).href;
    request.upload.addEventListener("progress", (event) => {
      bar.value = event.lengthComputable ? Math.round((event.loaded / event.total) * WHOLE) : 0;
      status.textContent = `${status.dataset.sending} ${bar.value} %`;
    });
    request.addEventListener("load", () => answer(request));
    request.addEventListener("error", () => {
      status.textContent = status.dataset.broken;
      open(form);
    });
    request.open("POST", request.asked);
    request.send(new FormData(form));
  };

  document.addEventListener("change", (event) => {
    if (!event.target.matches("input[type=file]")) return;
    const status = statusOf(event.target.form);
    if (status) status.textContent = isTooLarge(event.target) ? status.dataset.large : "";
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !statusOf(form) || !files(form).some((input) => input.files.length)) return;
    event.preventDefault();
    const large = files(form).find(isTooLarge);
    if (large) {
      open(form);
      large.focus();
    } else {
      send(form);
    }
  });
})();
