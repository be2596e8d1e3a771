// How a brief is cited: a button copies it, and other styles unfold where the link to their page stands. Without scripts
// that link leads there, and what is cited is plain text.

const LONG_ENOUGH = 2500; // to read a word, and to hear it

function addButton(citation, { copy, copied }) {
  if (!navigator.clipboard) return;
  const text = citation.textContent.trim();
  const said = document.createElement("span");
  const button = document.createElement("button");
  let timer = 0;
  said.setAttribute("role", "status"); // what is put into it is read out
  button.type = "button";
  button.textContent = copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // refused: it is selected, for the reader's own keys
      getSelection().selectAllChildren(citation);
      return;
    }
    clearTimeout(timer);
    said.textContent = copied;
    timer = setTimeout(() => said.replaceChildren(), LONG_ENOUGH);
  });
  citation.append(" ", button, " ", said);
}

async function unfold(link) {
  const answer = await fetch(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = document.adoptNode(page.querySelector(".in-styles"));
  for (const name of ["dt", "dd"]) list.querySelector(name).remove(); // its own style stands on the page
  link.closest("p").replaceWith(list);
  addButtons(list);
  list.tabIndex = -1;
  list.focus();
}

/** Let each citation of a list be copied. */
export function addButtons(list) {
  for (const citation of list.querySelectorAll("dd")) addButton(citation, list.dataset);
}

/** Let the page of a brief have both; `link` leads to the page of other styles. */
export function offer(link) {
  addButton(document.querySelector("#cite-this ~ p"), link.dataset);
  link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    unfold(link).catch(() => location.assign(link.href));
  });
}

document.querySelectorAll("main .in-styles").forEach(addButtons);
