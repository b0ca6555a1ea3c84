// Leave this page at once: the button, or Shift three times. A blank sheet covers everything before the next page has answered,
// the title turns neutral and Back does not return here. It cannot clear what the browser remembered before.
(() => {
  const WITHIN = 1500;
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  let presses = [];

  function leave() {
    const sheet = document.createElement("div");
    sheet.className = "leave-sheet";
    document.body.replaceChildren(sheet);
    document.title = link.dataset.leave;
    location.replace(link.href);
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
    if (presses.length >= 3) leave();
  });
})();
