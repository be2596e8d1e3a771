// A large picture opens in the whole window; without this script its link leads to the file.

function open(link) {
  const picture = link.querySelector("img");
  const dialog = document.createElement("dialog");
  const box = document.createElement("div");
  const close = document.createElement("button");
  const large = new Image();
  dialog.className = "zoomed";
  dialog.setAttribute("aria-label", picture.alt || link.title);
  large.src = link.href;
  large.alt = picture.alt;
  close.type = "button";
  close.textContent = link.dataset.close;
  box.append(large);
  dialog.append(close, box);
  close.addEventListener("click", () => dialog.close());
  box.addEventListener("click", () => dialog.close());
  // Escape closes it by itself, and the focus goes back to the link.
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

for (const link of document.querySelectorAll("a.zoom")) {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });
}
