// The two numbers can be typed without this; with it, one press on the picture sets both.
for (const picture of document.querySelectorAll("[data-focal-picture]")) {
  const across = document.getElementById("id_focus_x");
  const down = document.getElementById("id_focus_y");
  const lines = picture.querySelectorAll("[data-focal-line]");
  const square = document.querySelector(".focal-square img");
  const whole = picture.querySelector("img");
  const draw = () => {
    for (const line of lines) line.setAttribute("d", `M${across.value || 50} 0V100M0 ${down.value || 50}H100`);
    square.style.objectPosition = `${across.value || 50}% ${down.value || 50}%`;
  };
  picture.style.cursor = "crosshair";
  document.querySelector("[data-focal-hint]").hidden = false;
  picture.addEventListener("click", (event) => {
    const frame = picture.getBoundingClientRect();
    const part = (place, start, length) => Math.min(100, Math.max(0, Math.round((100 * (place - start)) / length)));
    across.value = part(event.clientX, frame.left, frame.width);
    down.value = part(event.clientY, frame.top, frame.height);
    // Shown from the whole picture from now on, as CSS cuts it just as the server will.
    square.parentElement.querySelector("source")?.remove();
    square.src = whole.currentSrc;
    draw();
  });
  for (const field of [across, down]) field.addEventListener("input", draw);
}
