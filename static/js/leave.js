// Leaving at once: by the link, or by Escape or Shift three times. Without this, the link does it alone.
const TIMES = 3;
const WITHIN = 1500;
const MOST = 1200; // so long what was typed may take to be kept; the page is covered already
const link = document.querySelector("a.leave");
let presses = [];
let isLeaving = false;

async function leave() {
  if (isLeaving) return;
  isLeaving = true;
  const waiting = [];
  document.dispatchEvent(new CustomEvent("leaving", { detail: waiting }));
  document.body.replaceChildren();
  document.title = "\u200b";
  await Promise.race([Promise.allSettled(waiting), new Promise((done) => setTimeout(done, MOST))]);
  location.replace(link.href);
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    if (key !== "Escape" && key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses.filter((each) => each.key === key && timeStamp - each.at < WITHIN), { key, at: timeStamp }];
    if (presses.length >= TIMES) leave();
  });
}
