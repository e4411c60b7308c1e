// The lock's countdown. The server locks by itself; this says so in time, counts typing as activity, and clears the page.
const shown = document.getElementById("locks-in");
const form = document.getElementById("lock-form");
const MARGIN = 5000; // what is unsent is kept before the server locks
const PING = 30000;
const LOCKING = 2000; // another tab has just asked the server to lock
const OTHERS = 300; // so long other tabs have to send what is typed in them
const KEEP = -1; // to other tabs: keep what is typed
const LOCKED = 0; // to other tabs: it is locked; above it are seconds that are left
const tabs = new BroadcastChannel("lock");
let pinged = 0;
let over = false;
let end;

// Counted from how many seconds are left: a device's clock may be wrong.
const stay = (seconds) => {
  end = Date.now() + seconds * 1000 - MARGIN;
  show();
};

function show() {
  const minutes = Math.max(1, Math.ceil((end - Date.now()) / 60000));
  const text = shown.dataset[minutes === 1 ? "one" : "many"].replace("#", minutes);
  if (shown.textContent !== text) shown.textContent = text;
  shown.setAttribute("aria-live", minutes <= 2 ? "polite" : "off");
}

function blank() {
  over = true;
  document.body.replaceChildren();
}

// Covers the page at once. What is typed here and in other tabs is kept before the server is asked.
async function leave(way) {
  if (over) return;
  over = true;
  const waiting = [new Promise((done) => setTimeout(done, OTHERS))];
  tabs.postMessage(KEEP);
  document.dispatchEvent(new CustomEvent("locking", { detail: waiting }));
  way.hidden = true;
  document.body.replaceChildren(way);
  await Promise.race([Promise.allSettled(waiting), new Promise((done) => setTimeout(done, MARGIN - 1000))]);
  tabs.postMessage(LOCKED);
  way.submit();
}

async function ping() {
  if (over || Date.now() - pinged < PING) return;
  pinged = Date.now();
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  const answer = await fetch(form.dataset.stillHere, { method: "POST", body }).catch(() => null);
  if (answer?.status === 204) {
    const left = Number(answer.headers.get("Seconds-Left"));
    stay(left);
    tabs.postMessage(left);
  } else if (answer && !over) {
    blank();
    location.reload();
  }
}

if (shown && form) {
  stay(Number(shown.dataset.secondsLeft));
  pinged = Date.now();
  tabs.postMessage(Number(shown.dataset.secondsLeft));
  tabs.onmessage = ({ data }) => {
    if (data > 0) stay(data);
    else if (data === KEEP) document.dispatchEvent(new CustomEvent("locking", { detail: [] }));
    else if (!over) {
      blank();
      setTimeout(() => location.reload(), LOCKING);
    }
  };
  // Logging out locks too.
  for (const way of [form, document.getElementById("logout-form")]) {
    way?.addEventListener("submit", (event) => {
      event.preventDefault();
      leave(way);
    });
  }
  for (const name of ["keydown", "pointerdown", "input"]) addEventListener(name, ping, { passive: true });
  setInterval(() => {
    if (Date.now() >= end) leave(form);
    else show();
  }, 1000);
}

// A page that the browser puts aside for Back is put aside empty; shown again, it may be older than the lock.
addEventListener("pagehide", ({ persisted }) => {
  tabs.close();
  if (persisted) blank();
});
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  blank();
  location.reload();
});
