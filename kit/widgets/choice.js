// One question: a fieldset of radio tiles. Nothing is redrawn when the value changes.
function tile(option, group, model) {
  const label = document.createElement("label");
  label.className = "choice";
  const input = document.createElement("input");
  input.type = "radio";
  input.name = group;
  input.value = option.id;
  input.addEventListener("change", () => {
    model.set("value", input.value);
    model.save_changes();
  });
  const face = document.createElement("span");
  face.className = "choice-face";
  if (option.family) {
    label.dataset.family = option.family;
    const mark = document.createElement("span");
    mark.className = "emotion-mark";
    mark.innerHTML = '<i class="emotion-line"></i>';
    face.append(mark);
  }
  face.append(option.label);
  label.append(input, face);
  return label;
}

function render({ model, el }) {
  // Outside a class every instance is a module of its own: a counter here would begin anew in
  // each, and radio inputs of one name are one group.
  const group = `choice-${Math.random().toString(36).slice(2)}`;
  const fieldset = document.createElement("fieldset");
  fieldset.className = "question";
  const legend = document.createElement("legend");
  const tiles = document.createElement("div");

  function draw() {
    legend.textContent = model.get("legend");
    tiles.className = `choices is-${model.get("layout_kind")}`;
    tiles.replaceChildren(...model.get("options").map((option) => tile(option, group, model)));
    mark();
  }
  function mark() {
    for (const input of tiles.querySelectorAll("input")) {
      input.checked = input.value === model.get("value");
      input.disabled = model.get("disabled");
    }
  }
  draw();
  model.on("change:options change:legend change:layout_kind", draw);
  model.on("change:value change:disabled", mark);
  fieldset.append(legend, tiles);
  el.append(fieldset);
}

export default { render };
