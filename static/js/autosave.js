// What is being written is kept on the server: a little after each change, and on every way out of the page.
const PAUSE = 10000;
const AGAIN = 20000; // after it could not be kept
const MOST_AFTER_THE_PAGE = 60000; // bytes
const form = document.querySelector("form[data-keep-at]");

if (form) {
  const status = document.getElementById("kept");
  const { keeping, offline, signedOut, tooOld } = form.dataset;
  // These are no part of the words: they hold once a button is pressed, and whoever goes without one is asked.
  const WAITING = ["why", "goes_live", "expires_at"];
  const words = () => {
    const fields = new FormData(form);
    for (const name of ["csrfmiddlewaretoken", "base", ...WAITING]) fields.delete(name);
    return new URLSearchParams(fields).toString();
  };
  const pending = () => JSON.stringify(WAITING.map((name) => form.elements[name].value));
  const isSaved = form.dataset.unsaved === undefined;
  let kept = isSaved ? words() : null;
  let told = isSaved ? pending() : null; // what the server knows that waits
  let waits = false;
  const isNew = () => form.elements.base.value === "";
  const isKept = () => words() === kept && pending() === told;
  let timer;
  let underWay = null;
  let isOver = false; // no more is kept: it is on its way, or somebody else has saved
  let isLeaving = false;

  const say = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };
  const answered = async (answer, now, then) => {
    if (answer?.type === "opaqueredirect") return say(signedOut);
    // Signed in anew elsewhere: this page is not believed any more, and comes again with everything once it is sent.
    if (answer?.status === 403) return say(tooOld);
    if (answer?.status === 409) {
      isOver = true;
      return say((await answer.json()).says);
    }
    if (answer?.status !== 200) {
      timer = setTimeout(keep, AGAIN);
      return say(answer ? keeping : offline);
    }
    const { says, waits: some, base, at, page } = await answer.json();
    kept = now;
    told = then;
    waits = some;
    form.elements.base.value = base;
    if (form.dataset.keepAt !== at) {
      // From now on this page is that of the article which the first words began.
      form.dataset.keepAt = at;
      form.action = page;
      history.replaceState(null, "", page);
    }
    say(says);
  };
  const send = async () => {
    const now = words();
    const then = pending();
    const body = new URLSearchParams(new FormData(form));
    // A browser lets little outlive its page, and refuses the whole request where it is more.
    const keepalive = body.toString().length < MOST_AFTER_THE_PAGE;
    const asked = { method: "POST", body, keepalive, redirect: "manual" };
    await answered(await fetch(form.dataset.keepAt, asked).catch(() => null), now, then);
  };
  async function keep() {
    clearTimeout(timer);
    await underWay;
    // Nothing is begun by what is no word of it.
    if (isOver || isKept() || (isNew() && words() === kept)) return;
    underWay = send();
    await underWay;
    underWay = null;
  }

  form.addEventListener("input", () => {
    if (!isOver && !isKept()) say(keeping);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  if (kept === null) timer = setTimeout(keep, PAUSE);
  // Whoever is signed out, or offline, would lose what was typed with the page: there is no way back to it.
  const arrives = async () => {
    const answer = await fetch(location.href, { method: "HEAD", redirect: "manual" }).catch(() => null);
    if (answer && answer.type !== "opaqueredirect") return true;
    say(answer ? signedOut : offline);
    return false;
  };
  // The number of what is on its way must arrive before the form goes: it says what this page was written on.
  let isAsked = false;
  let isAsking = false;
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.name === "_look") return; // a look at it, in a frame of this page
    clearTimeout(timer);
    isOver = true;
    isLeaving = true;
    if (isAsked || (!underWay && isKept() && !waits)) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    await underWay;
    isAsked = await arrives();
    isAsking = false;
    // Not before this event is over: until then a form refuses to be sent once more.
    if (isAsked) return setTimeout(() => form.requestSubmit(event.submitter));
    isOver = isLeaving = false;
  });
  document.addEventListener("locking", ({ detail: waiting }) => {
    isLeaving = true;
    waiting.push(keep());
  });
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && (waits || !isKept())) event.preventDefault();
  });
  addEventListener("pagehide", keep);
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
}
