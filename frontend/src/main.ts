// Starts the page: reads what the server wrote into it, connects, puts the widgets in place.

import './compat';
import { reloadButton, showConnection } from './banner';
import type { Words } from './banner';
import { Connection } from './connection';
import { Kernel } from './kernel';
import type { PageManager } from './manager';

const LOADING = 20_000; // ms; then the shell says that something is wrong, and the page goes on trying

interface Page {
  kernel: string;
  language: 'zh' | 'en';
  words: Words;
}

declare global {
  interface Window {
    kitPage?: { manager: PageManager; connection: Connection };
  }
}

function readPage(): Page {
  return JSON.parse(element('kit-page').textContent ?? '');
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element #${id}.`);
  return found;
}

function kernelUrl(kernelId: string): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/api/kernels/${kernelId}/channels`;
}

/** Evaluates the widgets, which takes a slow phone longer than all the rest of the page: only
 * now, so that the socket opens meanwhile. They are part of this file, nothing is loaded. */
async function makeManager(kernel: Kernel): Promise<PageManager> {
  const { PageManager } = await import('./manager');
  return new PageManager(kernel);
}

async function putWidgetsInPlace(manager: PageManager): Promise<void> {
  const places = element('page').querySelectorAll<HTMLElement>(
    'script[type="application/vnd.jupyter.widget-view+json"]',
  );
  for (const place of places) {
    const { model_id: modelId } = JSON.parse(place.textContent ?? '');
    await manager.display_view(modelId, place);
  }
}

function showFailure(words: Words): void {
  const shell = document.getElementById('shell');
  if (!shell) return;
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.textContent = words.failed;
  shell.replaceChildren(text, reloadButton(words.reload));
}

async function start(): Promise<void> {
  const { kernel: kernelId, words } = readPage();
  const deadline = setTimeout(() => showFailure(words), LOADING);
  try {
    const kernel = new Kernel(kernelUrl(kernelId));
    const connection = new Connection(kernel, kernelId, async () => (await making).pull());
    const connecting = connection.start();
    const making = makeManager(kernel);
    showConnection(connection, element('connection'), words);
    const manager = await making;
    window.kitPage = { manager, connection };
    await connecting;
    if (connection.state === 'taken') return;
    await putWidgetsInPlace(manager);
    document.getElementById('shell')?.remove();
    element('page').hidden = false;
    document.body.dataset.ready = 'yes';
  } catch (error) {
    console.error(error);
    showFailure(words);
  } finally {
    clearTimeout(deadline);
  }
}

start().catch((error) => console.error(error));
