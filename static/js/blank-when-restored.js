// A page that the browser puts aside for Back and Forward is put aside empty, and asked for afresh when it comes back.
addEventListener("pagehide", ({ persisted }) => {
  if (persisted) document.body.replaceChildren();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});
