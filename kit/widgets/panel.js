// Shows HTML from the kernel and reports presses. New HTML is morphed into the old, so that
// focus, open details, scroll position and half-typed fields stay as they are.

const LONGEST_WAIT = 20000; // milliseconds

function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName) {
    from.replaceWith(to);
    return;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  const kept = from.nodeName === "DETAILS" ? "open" : from.nodeName === "INPUT" ? "value" : "";
  for (const { name } of [...from.attributes]) {
    if (name !== kept && !to.hasAttribute(name)) from.removeAttribute(name);
  }
  for (const { name, value } of [...to.attributes]) {
    if (name !== kept && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  morphChildren(from, to);
}

function morphChildren(from, to) {
  const wanted = [...to.childNodes];
  wanted.forEach((node, place) => {
    const old = from.childNodes[place];
    if (old) morph(old, node);
    else from.append(node);
  });
  while (from.childNodes.length > wanted.length) from.lastChild.remove();
}

function fields(element) {
  const form = element.closest("[data-form]");
  const values = {};
  for (const field of form ? form.querySelectorAll("[name]") : []) {
    values[field.name] = field.type === "checkbox" ? String(field.checked) : field.value;
  }
  return values;
}

// A clock that counts down from the moment it was drawn; the kernel need not send every second.
function countDown(root) {
  for (const clock of root.querySelectorAll("[data-seconds]")) {
    const key = clock.dataset.seconds;
    if (clock.countedFrom !== key) {
      clock.countedFrom = key;
      clock.endsAt = performance.now() + 1000 * Number(key);
    }
    const left = Math.max(0, Math.ceil((clock.endsAt - performance.now()) / 1000));
    const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (clock.textContent !== text) clock.textContent = text;
    const ring = clock.closest(".timer") || clock;
    ring.style.setProperty("--share", `${(100 * left) / Number(clock.dataset.of || key || 1)}%`);
  }
}

function render({ model, el }) {
  const root = document.createElement("div");
  root.className = "panel";
  let waiting;

  function send(press, values) {
    model.send({ press, values });
  }
  function draw() {
    const wanted = document.createElement("div");
    wanted.innerHTML = model.get("html");
    morphChildren(root, wanted);
    // For what stands beside the panel: an editor is hidden before the kernel has closed it.
    el.classList.toggle("has-state", root.querySelector("[data-state]") !== null);
    countDown(root);
  }
  function onPress(event) {
    const element = event.target.closest("[data-press]");
    if (!element || element.getAttribute("aria-disabled") === "true") return;
    event.preventDefault();
    if (element.dataset.ask && !window.confirm(element.dataset.ask)) return;
    const { press, ask, waits, ...values } = element.dataset;
    send(press, { ...values, ...fields(element) });
    if (waits !== undefined) wait(element);
  }
  // What takes a while shows at once that it was pressed, without asking the kernel; the next
  // drawing ends it.
  function wait(element) {
    element.setAttribute("aria-busy", "true");
    element.setAttribute("aria-disabled", "true");
    clearTimeout(waiting);
    waiting = setTimeout(draw, LONGEST_WAIT);
  }
  function onEnter(event) {
    if (event.key !== "Enter") return;
    if (event.target.getAttribute("role") === "button") event.target.click();
    if (event.target.nodeName !== "INPUT") return;
    event.target.closest("[data-form]")?.querySelector("[data-press]")?.click();
  }
  function onKey(event) {
    const typing = ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.nodeName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!model.get("hotkeys").includes(event.key)) return;
    if (event.target.nodeName === "BUTTON" && [" ", "Enter"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "f" || event.key === "F") {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen?.();
      return;
    }
    send("key", { key: event.key });
  }
  root.addEventListener("click", onPress);
  root.addEventListener("keydown", onEnter);
  document.addEventListener("keydown", onKey);
  const clock = setInterval(() => countDown(root), 250);
  model.on("change:html", draw);
  draw();
  el.append(root);
  return () => {
    clearInterval(clock);
    clearTimeout(waiting);
    document.removeEventListener("keydown", onKey);
    model.off("change:html", draw);
  };
}

export default { render };
