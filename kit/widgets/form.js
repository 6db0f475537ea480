// A short form: one line, number, day, choice or few words a field. While someone types,
// nothing from the kernel redraws the field; the others may be put right meanwhile.
const REST = 300; // ms without a key, after which the form is sent

const MODES = { amount: "decimal", rate: "decimal", count: "numeric" };

function input(field) {
  if (field.kind === "words") {
    const area = document.createElement("textarea");
    area.rows = 2;
    area.className = "field-box is-short";
    return area;
  }
  const line = document.createElement("input");
  line.type = field.kind === "day" ? "date" : "text";
  line.className = "field-box figure";
  line.autocomplete = "off";
  if (MODES[field.kind]) line.inputMode = MODES[field.kind];
  return line;
}

function tiles(field, name, choose) {
  const group = document.createElement("div");
  group.className = "choices is-thirds";
  group.setAttribute("role", "radiogroup");
  for (const option of field.options) {
    const label = document.createElement("label");
    label.className = "choice";
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = name;
    radio.value = option.id;
    radio.addEventListener("change", () => choose(radio.value));
    const face = document.createElement("span");
    face.className = "choice-face";
    face.textContent = option.label;
    label.append(radio, face);
    group.append(label);
  }
  return group;
}

// One field of the page: `read` and `write` are what stands in it.
function build(field, changed) {
  const place = document.createElement("div");
  place.className = `field${field.wide ? " is-wide" : ""}`;
  place.dataset.field = field.id;
  const name = `form-${Math.random().toString(36).slice(2)}`;
  const label = document.createElement(field.options.length ? "span" : "label");
  label.className = "field-label";
  label.textContent = field.label;
  const fault = document.createElement("p");
  fault.className = "field-fault";
  fault.id = `${name}-fault`;
  fault.hidden = true;
  if (field.options.length) {
    label.id = name;
    const group = tiles(field, name, changed);
    group.setAttribute("aria-labelledby", name);
    place.append(label, group, fault);
    return {
      place,
      fault,
      busy: () => false,
      mark: () => {},
      read: () => group.querySelector("input:checked")?.value ?? "",
      write: (value) => {
        for (const radio of group.querySelectorAll("input")) radio.checked = radio.value === value;
      },
    };
  }
  const box = input(field);
  box.id = name;
  box.placeholder = field.example;
  box.maxLength = field.most;
  box.setAttribute("aria-describedby", fault.id);
  label.htmlFor = name;
  const growing = document.createElement("div");
  if (field.kind === "words") growing.className = "growing"; // a copy of the text sets the height
  growing.append(box);
  const measure = () => (growing.dataset.text = box.value);
  box.addEventListener("input", () => {
    measure();
    changed();
  });
  place.append(label, growing, fault);
  return {
    place,
    fault,
    busy: () => document.activeElement === box,
    mark: (wrong) => box.setAttribute("aria-invalid", String(wrong)),
    read: () => box.value,
    write: (value) => {
      if (box.value !== value) box.value = value;
      measure();
    },
  };
}

function render({ model, el }) {
  const form = document.createElement("fieldset");
  form.className = "question form";
  const legend = document.createElement("legend");
  const grid = document.createElement("div");
  grid.className = "form-fields";
  form.append(legend, grid);
  let fields = new Map();
  let told = "";
  let timer;

  const typed = () => Object.fromEntries([...fields].map(([id, one]) => [id, one.read()]));

  function draw() {
    legend.textContent = model.get("legend");
    fields = new Map(model.get("fields").map((field) => [field.id, build(field, sendSoon)]));
    grid.replaceChildren(...[...fields.values()].map((one) => one.place));
    show(true);
    judge();
  }
  function show(anyway) {
    const value = model.get("value") ?? {};
    for (const [id, one] of fields) {
      if (anyway === true || !one.busy()) one.write(String(value[id] ?? ""));
    }
    told = JSON.stringify(typed());
  }
  function take() {
    // A hand was faster than the kernel: what stands here is newer.
    if (JSON.stringify(typed()) === told) show();
  }
  function judge() {
    const faults = model.get("faults") ?? {};
    const idle = model.get("idle") ?? [];
    for (const [id, one] of fields) {
      one.place.hidden = idle.includes(id);
      one.fault.hidden = !faults[id];
      one.fault.textContent = faults[id] ?? "";
      one.mark(Boolean(faults[id]));
    }
  }
  function send() {
    clearTimeout(timer);
    const value = typed();
    if (JSON.stringify(value) === told) return;
    told = JSON.stringify(value);
    model.set("value", value);
    model.save_changes();
  }
  function sendSoon() {
    clearTimeout(timer);
    timer = setTimeout(send, REST);
  }
  // What is pressed next must find what stands here. A changed value may have to wait for one
  // that is on its way, a message never does: so it goes out both ways.
  function onPress(event) {
    if (!event.target.closest?.("[data-press]")) return;
    send();
    model.send({ value: typed() });
  }
  function onHide() {
    if (document.visibilityState === "hidden") send();
  }

  draw();
  form.addEventListener("focusout", send);
  document.addEventListener("click", onPress, true);
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("pagehide", send);
  model.on("change:fields change:legend", draw);
  model.on("change:value", take);
  model.on("change:faults change:idle", judge);
  el.append(form);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("click", onPress, true);
    document.removeEventListener("visibilitychange", onHide);
    window.removeEventListener("pagehide", send);
    model.off("change:fields change:legend", draw);
    model.off("change:value", take);
    model.off("change:faults change:idle", judge);
  };
}

export default { render };
