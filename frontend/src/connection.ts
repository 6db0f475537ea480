// The life of the connection: connecting → connected ⇄ lost, full while the server is there but
// has no room, and taken when the seat was opened on another device. Phones sleep, walk out of
// reach and wake; the page stays.

import type { Kernel } from './kernel';

export type State = 'connecting' | 'connected' | 'lost' | 'full' | 'taken';

const TAKEN = 4001; // the server's close code: this seat was opened elsewhere
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
const PATIENCE = 3_000;
const HEARTBEAT = 20_000;

export class Connection {
  state: State = 'connecting';
  private listeners: ((state: State) => void)[] = [];
  private hurry: () => void = () => {};
  private pause = FIRST_PAUSE;
  private checking = false;
  private leaving = false;

  constructor(
    private readonly kernel: Kernel,
    private readonly kernelId: string,
    private readonly synchronise: () => Promise<void>,
  ) {
    kernel.onClosed = (code) => this.closed(code);
  }

  onChange(listener: (state: State) => void): void {
    this.listeners.push(listener);
    listener(this.state);
  }

  /** Connect, and stay connected from then on. Resolves when connected for the first time. */
  async start(): Promise<void> {
    window.addEventListener('online', () => this.wake());
    window.addEventListener('pageshow', () => {
      this.leaving = false;
      this.wake();
    });
    window.addEventListener('pagehide', () => (this.leaving = true));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.wake();
    });
    setInterval(() => {
      if (document.visibilityState === 'visible') void this.check();
    }, HEARTBEAT);
    if (!(await this.open())) await this.reconnect();
  }

  /** A moment at which the network may be back, or the socket may only look open. */
  private wake(): void {
    this.pause = FIRST_PAUSE;
    this.hurry();
    void this.check();
  }

  private async check(): Promise<void> {
    if (this.state !== 'connected' || this.checking) return;
    this.checking = true;
    const answered = await this.kernel.answersWithin(PATIENCE);
    this.checking = false;
    if (answered || this.state !== 'connected') return;
    this.kernel.drop();
    this.closed(1006);
  }

  private closed(code: number): void {
    if (code === TAKEN) {
      this.change('taken');
      this.hurry();
    } else if (this.state === 'connected' && !this.leaving) {
      this.change('lost');
      void this.reconnect();
    }
  }

  private async reconnect(): Promise<void> {
    this.pause = FIRST_PAUSE;
    while (this.isAway()) {
      // Half to one and a half: a room that lost its server must not return in one instant.
      const pause = this.pause * (0.5 + Math.random());
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
      await this.rest(pause);
      if (!this.isAway()) return;
      const answer = await this.askWhetherAlive();
      if (answer === 'gone') {
        location.reload(); // the same person gets a fresh page
        return;
      }
      if (answer === 'alive' && (await this.open())) return;
      if (answer === 'full') this.pause = LONGEST_PAUSE; // asking often keeps it full
      if (this.isAway()) this.change(answer === 'full' ? 'full' : 'lost');
    }
  }

  private isAway(): boolean {
    return this.state !== 'connected' && this.state !== 'taken';
  }

  private async open(): Promise<boolean> {
    try {
      await this.kernel.connect();
      // The socket may close while the states are on their way: whichever comes first.
      await Promise.race([this.synchronise(), this.kernel.whenClosed]);
      if (!this.isAway()) return false;
      this.change('connected');
      return true;
    } catch (error) {
      console.error(error);
      this.kernel.drop();
      return false;
    }
  }

  private async askWhetherAlive(): Promise<'alive' | 'gone' | 'full' | 'unknown'> {
    const control = new AbortController();
    const patience = setTimeout(() => control.abort(), PATIENCE);
    try {
      const answer = await fetch(`/alive/${this.kernelId}`, {
        cache: 'no-store',
        credentials: 'same-origin',
        signal: control.signal,
      });
      if (answer.status === 204) return 'alive';
      if ([429, 503].includes(answer.status)) return 'full';
      return [403, 404, 410].includes(answer.status) ? 'gone' : 'unknown';
    } catch {
      return 'unknown';
    } finally {
      clearTimeout(patience);
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private change(state: State): void {
    if (state === this.state) return;
    this.state = state;
    this.listeners.forEach((listener) => listener(state));
  }
}
