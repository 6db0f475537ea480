// Builds what the server hands to a phone: page.js, widgets.css and the notices of what is in
// them. `--out=<folder>` builds elsewhere (the test compares), `--sizes` tells what weighs.

import { build, transform } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { notices } from './notices.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const option = process.argv.find((word) => word.startsWith('--out='));
const out = option ? resolve(option.slice('--out='.length)) : resolve(here, '../kit/server/assets');
const target = ['chrome100', 'safari15.4', 'firefox100'];

const replaceOnce = (text, from, to) => {
  if (text.split(from).length !== 2) throw new Error(`expected once, look again: ${from}`);
  return text.replace(from, () => to);
};

const anywidget = {
  name: 'anywidget',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]anywidget[\\/]dist[\\/]index\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      // Its entry is written for an AMD loader, which this page does not have.
      contents = replaceOnce(
        contents,
        'define(["@jupyter-widgets/base"], widget_default);',
        'export default widget_default;',
      );
      // Two seconds are too few for a slow phone that builds a whole page: a widget that takes
      // longer would never again hear from its kernel.
      contents = replaceOnce(contents, 'AbortSignal.timeout(2e3)', 'AbortSignal.timeout(6e4)');
      // The kit's own scripts are in this bundle; a widget only names the one it is drawn by.
      contents = replaceOnce(
        contents,
        'async function loadEsm(esm) {',
        `import { PREFIX, moduleOf } from ${JSON.stringify(join(here, 'src/scripts.ts'))};
        async function loadEsm(esm) {
          if (esm.startsWith(PREFIX)) return moduleOf(esm);`,
      );
      return { contents, loader: 'js' };
    });
  },
};

const script = await build({
  entryPoints: [join(here, 'src/main.ts')],
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'iife',
  target,
  charset: 'utf8',
  legalComments: 'none', // LICENSES.txt has them all
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: {
    'sanitize-html': './src/sanitize.ts',
    // Nothing here asks jQuery for requests or animations.
    jquery: './node_modules/jquery/dist/jquery.slim.js',
  },
  plugins: [anywidget],
});

const styles = [
  'src/variables.css',
  ...['widget', 'tabbar', 'tabpanel', 'splitpanel', 'accordionpanel'].map(
    (name) => `node_modules/@lumino/widgets/style/${name}.css`,
  ),
  'node_modules/@jupyter-widgets/controls/css/lumino.css',
  'node_modules/@jupyter-widgets/controls/css/nouislider.css',
  'node_modules/@jupyter-widgets/controls/css/widgets-base.css',
  'src/page.css',
].map((path) => readFileSync(join(here, path), 'utf8'));
const sheet = styles.join('\n').replace(/^@import .*$/gm, '');
const css = (await transform(sheet, { loader: 'css', minify: true, target, legalComments: 'none' })).code;
const outside = css.match(/@import|url\((?!["']?data:)[^)]*\)/);
if (outside) throw new Error(`the style sheet asks for something elsewhere: ${outside[0]}`);

const files = {
  'page.js': script.outputFiles[0].text,
  'widgets.css': css,
  'LICENSES.txt': notices(here, Object.keys(script.metafile.inputs)),
};
mkdirSync(out, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  writeFileSync(join(out, name), text);
  console.log(`${name}: ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzipped`);
}

if (process.argv.includes('--sizes')) {
  const weights = {};
  const [bundle] = Object.values(script.metafile.outputs);
  for (const [path, { bytesInOutput }] of Object.entries(bundle.inputs)) {
    const name = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? 'own';
    weights[name] = (weights[name] ?? 0) + bytesInOutput;
  }
  console.table(Object.fromEntries(Object.entries(weights).sort((a, b) => b[1] - a[1])));
}
