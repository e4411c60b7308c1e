// A page that came as an answer to a form would be asked for again with that form, and the browser would ask first
// whether to send it once more: from here on Back asks for the page plainly. Where what was typed is kept nowhere but
// in the page, it does so only once that has been sent on, since until then a reload brings it back.
const plainly = () => history.replaceState(null, "", location.href);

if (document.querySelector("[data-kept-nowhere]")) addEventListener("submit", plainly);
else plainly();
