// A button beside each block of code, which copies it. Where a browser lets no page copy, there is none.

const words = JSON.parse(document.querySelector('script[src$="content/code.js"]').dataset.words);
const LONG_ENOUGH = 2500; // to read one word, and to hear it

const codeOf = (block) => block.querySelector("pre > code, pre");

function textOf(block) {
  const copy = codeOf(block).cloneNode(true);
  for (const number of copy.querySelectorAll(".linenos")) number.remove();
  return copy.textContent;
}

function addButton(block) {
  const tools = document.createElement("div");
  const said = document.createElement("span");
  const button = document.createElement("button");
  let timer = 0;
  tools.className = "code-tools";
  said.setAttribute("role", "status"); // what is put into it is read out
  button.type = "button";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(textOf(block));
    } catch { // refused: it is selected, for the reader's own keys
      getSelection().selectAllChildren(codeOf(block));
      return;
    }
    clearTimeout(timer);
    said.textContent = words.copied;
    timer = setTimeout(() => said.replaceChildren(), LONG_ENOUGH);
  });
  tools.append(said, button);
  block.append(tools);
}

if (navigator.clipboard) {
  for (const block of document.querySelectorAll(".highlight, .codehilite")) if (block.querySelector("pre")) addButton(block);
}
