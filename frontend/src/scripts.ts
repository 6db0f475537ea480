// The scripts of the kit's own widgets (kit/widgets/script.py), each evaluated once with the
// page. A kernel of a class names one, and anywidget asks here for it: see build.mjs.

import choice from '../../kit/widgets/choice.js';
import form from '../../kit/widgets/form.js';
import panel from '../../kit/widgets/panel.js';
import writing from '../../kit/widgets/writing.js';

interface Script {
  render(view: { el: HTMLElement }): unknown;
}

const scripts = new Map<string, Script>(Object.entries({ choice, form, panel, writing }));

export const PREFIX = 'kit:';

/** The module behind a name. An unknown name is a fault that stands where the widget would. */
export function moduleOf(name: string): { default: Script } {
  const script = scripts.get(name.slice(PREFIX.length));
  return { default: script ?? { render: ({ el }) => showMissing(el, name) } };
}

function showMissing(place: HTMLElement, name: string): void {
  const text = `This page has no script ${name}.`;
  console.error(text);
  place.setAttribute('role', 'alert');
  place.textContent = text;
}
