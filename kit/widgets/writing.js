// A text to be spoken: a field that grows, and below it how long the words take to say.
// While someone types, nothing from the kernel redraws the field.
const REST = 300; // ms without a key, after which the text is sent
const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;
const WORD = /[a-z\uff21-\uff3a\uff41-\uff5a]+(?:['’][a-z]+)?/gi;

function textOf(model, name) {
  const value = model.get(name);
  return typeof value === "string" ? value : "";
}

// As kit/text/script.py counts: 4.5 Chinese characters or 2.5 English words a second.
export function seconds(text) {
  return (text.match(HAN) ?? []).length / 4.5 + (text.match(WORD) ?? []).length / 2.5;
}

// In characters, as Python counts them; no text has more of them than of its units.
function lengthOf(text, most) {
  return text.length <= most ? text.length : [...text].length;
}

function written(number) {
  return number.toLocaleString("en");
}

function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function build() {
  const field = document.createElement("div");
  field.className = "field";
  const name = `writing-${Math.random().toString(36).slice(2)}`;
  field.innerHTML = `
    <label class="field-label" for="${name}"></label>
    <div class="growing"><textarea class="field-box" id="${name}" rows="4"
      aria-describedby="${name}-time ${name}-fault"></textarea></div>
    <p class="note" id="${name}-time"></p>
    <p class="field-fault" id="${name}-fault" role="alert" hidden></p>`;
  const [label, growing, time, fault] = field.children;
  return { field, label, growing, area: growing.firstChild, time, fault };
}

function render({ model, el }) {
  const { field, label, growing, area, time, fault } = build();
  let told = textOf(model, "value"); // what the kernel has, or is about to
  let timer;
  let composing = false;

  const most = () => Number(model.get("most")) || Infinity;
  const tooLong = () => lengthOf(area.value, most()) > most();

  function drawWords() {
    label.textContent = textOf(model, "legend");
    area.placeholder = textOf(model, "placeholder");
    area.lang = textOf(model, "language") === "en" ? "en" : "zh-CN";
    measure();
  }
  function measure() {
    growing.dataset.text = area.value; // its copy below the field sets the height
    time.textContent = filled(textOf(model, "spoken"), { seconds: Math.round(seconds(area.value)) });
    fault.hidden = !tooLong();
    area.setAttribute("aria-invalid", String(!fault.hidden));
    const numbers = { length: written(lengthOf(area.value, most())), most: written(most()) };
    fault.textContent = fault.hidden ? "" : filled(textOf(model, "too_long"), numbers);
  }
  function show() {
    const value = textOf(model, "value");
    if (area.value !== told || composing) return; // a hand was faster than the kernel
    told = value;
    if (area.value === value) return;
    area.value = value;
    measure();
  }
  function send() {
    clearTimeout(timer);
    if (area.value === told || tooLong()) return;
    told = area.value;
    model.set("value", told);
    model.save_changes();
  }
  function sendSoon() {
    measure();
    clearTimeout(timer);
    if (!composing) timer = setTimeout(send, REST);
  }
  function onComposition(event) {
    composing = event.type === "compositionstart";
    sendSoon();
  }
  // What is pressed next must find the text that stands here. A changed value may have to wait
  // for one that is on its way, a message never does: so the text goes out both ways.
  function onPress(event) {
    const press = event.target.closest?.("[data-press]")?.dataset.press;
    if (!press) return;
    if (press === "submit" && tooLong()) {
      event.preventDefault();
      event.stopPropagation();
      area.focus();
      return;
    }
    send();
    if (!tooLong()) model.send({ value: area.value });
  }
  function onHide() {
    if (document.visibilityState === "hidden") send();
  }

  area.value = told;
  drawWords();
  area.addEventListener("input", sendSoon);
  area.addEventListener("compositionstart", onComposition);
  area.addEventListener("compositionend", onComposition);
  area.addEventListener("blur", send);
  document.addEventListener("click", onPress, true);
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("pagehide", send);
  model.on("change:value", show);
  model.on("change:legend change:placeholder change:language change:most", drawWords);
  model.on("change:spoken change:too_long", drawWords);
  el.append(field);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("click", onPress, true);
    document.removeEventListener("visibilitychange", onHide);
    window.removeEventListener("pagehide", send);
    model.off("change:value", show);
    model.off("change:legend change:placeholder change:language change:most", drawWords);
    model.off("change:spoken change:too_long", drawWords);
  };
}

export default { render };
