// What is being written is kept on the server, sealed: after a pause, and before the page locks or is left.
const PAUSE = 3000;

for (const form of document.querySelectorAll("form[data-keep-at]")) {
  for (const box of form.querySelectorAll("[data-keep]")) {
    let kept = box.value;
    let timer;
    const keep = async () => {
      clearTimeout(timer);
      if (box.value === kept) return;
      const text = box.value;
      const csrfmiddlewaretoken = form.elements.csrfmiddlewaretoken.value;
      const body = new URLSearchParams({ box: box.dataset.keep, text, csrfmiddlewaretoken });
      const answer = await fetch(form.dataset.keepAt, { method: "POST", body, keepalive: true });
      if (answer.status === 204) kept = text;
    };
    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    });
    document.addEventListener("locking", ({ detail: waiting }) => waiting.push(keep()));
    addEventListener("pagehide", keep);
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      kept = box.value;
    });
  }
}
