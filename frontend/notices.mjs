// The licence notices of every package that ends up in the bundle or the style sheet.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// These two come inside anywidget's own file, where the bundler cannot see them.
const INSIDE = ['solid-js', '@lukeed/uuid'];

const RULE = '-'.repeat(80);

export function notices(here, inputs) {
  const names = new Set(INSIDE);
  for (const path of inputs) {
    const name = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
    if (name) names.add(name);
  }
  const entries = [...names].sort().map((name) => entry(here, name));
  return `page.js and widgets.css contain parts of these packages.\n\n${entries.join('\n')}`;
}

function entry(here, name) {
  const folder = join(here, 'node_modules', name);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).sort().find((path) => /^licen[cs]e/i.test(path));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : fallback(here, about);
  return `${RULE}\n${about.name} ${about.version} (${about.license})\n${RULE}\n\n${text.replace(/\r\n/g, '\n')}\n`;
}

// These publish their licence in their repository only.
const IN_REPOSITORY = { '@jupyter-widgets/': 'jupyter-widgets.txt', '@lumino/': 'lumino.txt' };

function fallback(here, about) {
  const found = Object.entries(IN_REPOSITORY).find(([start]) => about.name.startsWith(start));
  if (!found) throw new Error(`${about.name} brings no licence text: add it to licenses/`);
  return readFileSync(join(here, 'licenses', found[1]), 'utf8').trim();
}
