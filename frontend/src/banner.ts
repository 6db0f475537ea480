// One line that says how the connection is, in the page's language.

import type { Connection, State } from './connection';

const WELCOME = 3_000; // ms

export interface Words {
  lost: string;
  full: string;
  back: string;
  taken: string;
  useHere: string;
  failed: string;
  reload: string;
}

export function showConnection(connection: Connection, place: HTMLElement, words: Words): void {
  let before: State = 'connecting';
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const say = (text: string, className = 'connection') => {
    place.className = className;
    place.textContent = text;
    place.hidden = text === '';
  };

  connection.onChange((state) => {
    clearTimeout(hiding);
    document.body.dataset.connection = state;
    if (state === 'connected' && before !== 'connecting') {
      say(words.back, 'connection is-back');
      hiding = setTimeout(() => say(''), WELCOME);
    } else if (state === 'lost' || state === 'full') {
      say(words[state]);
    } else if (state === 'taken') {
      say(words.taken);
      place.append(' ', reloadButton(words.useHere));
    } else {
      say('');
    }
    before = state;
  });
}

export function reloadButton(text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', () => location.reload());
  return button;
}
