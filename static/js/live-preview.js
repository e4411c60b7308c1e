// Shows the page again whenever someone has stopped typing. Without this, the button does it.
for (const panel of document.querySelectorAll("[data-live-preview]")) {
  const button = panel.querySelector("button");
  const form = button.form;
  let frame = panel.querySelector("iframe");
  let number = 0, waiting = 0, isAsking = false, isStale = false;
  button.hidden = true;

  const ask = () => {
    // Folded away, it waits until it is opened.
    if (panel.closest("details:not([open])")) return;
    if (isAsking) {
      isStale = true;
      return;
    }
    isAsking = true;
    // A frame of its own each time: another page inside the same one would be a step for the browser's Back.
    const next = frame.cloneNode();
    next.removeAttribute("src");
    next.name = `live-preview-${++number}`;
    next.classList.add("coming");
    frame.after(next);
    next.addEventListener("load", () => arrive(next));
    button.formTarget = next.name;
    form.requestSubmit(button);
  };

  const arrive = (next) => {
    const was = place(frame), now = next.contentDocument;
    if (now?.URL === "about:blank") return;
    if (was !== undefined) next.contentWindow.scrollTo(0, was);
    next.classList.remove("coming");
    frame.remove();
    frame = next;
    isAsking = false;
    if (isStale) {
      isStale = false;
      ask();
    }
  };

  // A page that was refused belongs to nobody here and cannot be asked.
  const place = (shown) => (shown.contentDocument ? shown.contentWindow.scrollY : undefined);

  const changed = (event) => {
    if (event.target.form !== form && !form.contains(event.target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, event.target.closest("[data-live-preview]") ? 0 : 500);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  // Rows that are taken away say so by no event of their own.
  document.addEventListener("formset:removed", () => ask());
  panel.closest("details")?.addEventListener("toggle", ask);
  if ("typed" in panel.dataset) ask();
}
