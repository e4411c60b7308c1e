// Says how much still fits into a long text, once little does. The limit itself is the server's.
const NEAR = 0.9;

for (const box of document.querySelectorAll("textarea[data-longest]")) {
  const longest = Number(box.dataset.longest);
  const said = document.createElement("p");
  said.className = "hint";
  said.setAttribute("role", "status");
  box.after(said);
  const count = () => {
    const left = longest - [...box.value].length;
    const text = left < 0 ? box.dataset.over : left < longest * (1 - NEAR) ? box.dataset.left : "";
    said.textContent = text.replace("#", Math.abs(left).toLocaleString(document.documentElement.lang));
  };
  box.addEventListener("input", count);
  count();
}
