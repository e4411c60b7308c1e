// What is being typed is kept on the server, sealed: after a pause, and on every way out of the page.
const PAUSE = 2000;
const MOST_AFTER_THE_PAGE = 60000; // bytes
const form = document.querySelector("form[data-keep-draft]");

if (form) {
  let timer;
  let underWay = null;
  let isOver = false;
  const typed = () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("go", "keep");
    return fields;
  };
  const words = () => {
    const fields = typed();
    fields.delete("seen");
    return fields.toString();
  };
  let kept = words();

  const send = async () => {
    const now = words();
    const body = typed();
    // A browser lets little outlive its page, and refuses the whole request where it is more.
    const keepalive = body.toString().length < MOST_AFTER_THE_PAGE;
    const answer = await fetch(form.action, { method: "POST", body, keepalive }).catch(() => null);
    if (answer?.status !== 204) return;
    kept = now;
    form.elements.seen.value = answer.headers.get("Kept");
  };
  const keep = async () => {
    clearTimeout(timer);
    await underWay;
    if (isOver || words() === kept) return;
    underWay = send();
    await underWay;
    underWay = null;
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  // A number that is on its way must arrive before the form goes: it says what this page has seen.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (underWay) {
      event.preventDefault();
      await underWay;
      form.requestSubmit(event.submitter);
    } else {
      isOver = true;
    }
  });
  document.addEventListener("leaving", ({ detail: waiting }) => waiting.push(keep()));
  addEventListener("pagehide", keep);
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
}
