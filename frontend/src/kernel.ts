// The kernel as this page sees it: a websocket that carries comms and nothing else.
//
// It does not reconnect (connection.ts does), it only tells that the socket has closed.
// While it is not `live`, what models send is not lost and not queued blindly either:
// changed values stay with the model (unconfirmed.ts sends them again), taps wait a little.

import type { ICallbacks } from '@jupyter-widgets/base';
import { Comm } from './comm';
import { decode, encode, newId, newMessage, PROTOCOL } from './messages';
import type { Bytes, Channel, Dict, Message } from './messages';

const TAP_WAITS = 20_000; // ms; an older tap was meant for what the room did then
const OPENING = 15_000; // ms; the server may first wait for a kernel that is still starting
const LOST = 1006; // the code a browser gives when a socket just went away

interface SendOptions {
  channel?: Channel;
  metadata?: Dict;
  buffers?: readonly Bytes[];
  callbacks?: ICallbacks;
}

export class Kernel {
  readonly session = newId();
  readonly comms = new Map<string, Comm>();
  /** The page and the kernel agree: what models send may go out at once. */
  live = false;
  onClosed: (code: number) => void = () => {};
  onCommOpen: (comm: Comm, message: Message) => void = () => {};

  /** Rejects when the present socket is given up or closes. */
  whenClosed: Promise<never> = new Promise(() => {});

  private socket: WebSocket | undefined;
  private ended: (reason: Error) => void = () => {};
  private callbacks = new Map<string, ICallbacks>();
  private answers = new Map<string, () => void>();
  private taps: { message: Message; since: number }[] = [];

  constructor(private readonly url: string) {}

  /** Open a new socket; rejects when it closes before it was open. */
  connect(): Promise<void> {
    this.drop();
    const socket = new WebSocket(`${this.url}?session_id=${this.session}`, [PROTOCOL]);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    this.whenClosed = new Promise((_, reject) => (this.ended = reject));
    this.whenClosed.catch(() => {}); // who waits for it is told; no one needs to
    return new Promise((resolve, reject) => {
      const fail = (code: number) => {
        clearTimeout(patience);
        this.closed(socket, code);
        reject(new Error(`the connection closed with code ${code}`));
      };
      const patience = setTimeout(() => fail(LOST), OPENING);
      socket.onopen = () => {
        clearTimeout(patience);
        resolve();
      };
      socket.onmessage = (event) => this.receive(event.data);
      socket.onclose = (event) => fail(event.code);
    });
  }

  /** Forget the socket without waiting for its goodbye: a half-open one never says it. */
  drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    this.live = false;
    this.callbacks.clear();
    this.ended(new Error('the connection was given up'));
    if (!socket) return;
    socket.onopen = socket.onmessage = null;
    socket.close();
  }

  /** Send a message; the id comes back even if it could not go out. */
  send(type: string, content: Dict, options: SendOptions = {}): string {
    const message = newMessage(type, content, this.session, options);
    const ofModel = type === 'comm_msg' && this.comms.get(content.comm_id)?.target_name === 'jupyter.widget';
    if (this.live || !ofModel) this.transmit(message, options.callbacks);
    else if (content.data?.method === 'custom') this.hold(message);
    return message.header.msg_id;
  }

  /** Send the taps that waited, unless they are stale or their widget is gone. */
  releaseTaps(): void {
    const now = Date.now();
    for (const { message, since } of this.taps.splice(0)) {
      const wanted = now - since < TAP_WAITS && this.comms.has(message.content.comm_id);
      if (wanted) this.transmit(message);
    }
  }

  /** Does the kernel answer within this time? Asked on the control channel, which answers
   * while a callback keeps the kernel busy. */
  async answersWithin(milliseconds: number): Promise<boolean> {
    // A target name that no comm has keeps the reply empty.
    const message = newMessage('comm_info_request', { target_name: 'none' }, this.session, {
      channel: 'control',
    });
    const id = message.header.msg_id;
    const answer = new Promise<boolean>((resolve) => {
      this.answers.set(id, () => resolve(true));
      setTimeout(() => resolve(false), milliseconds);
    });
    this.transmit(message);
    const answered = await answer;
    this.answers.delete(id);
    return answered;
  }

  private transmit(message: Message, callbacks?: ICallbacks): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    if (callbacks) this.callbacks.set(message.header.msg_id, callbacks);
    this.socket.send(encode(message) as Uint8Array<ArrayBuffer>);
  }

  private hold(message: Message): void {
    // Someone who taps a button again because nothing happens means it once.
    const same = (other: Message) => JSON.stringify(other.content) === JSON.stringify(message.content);
    if (!this.taps.some((tap) => same(tap.message))) this.taps.push({ message, since: Date.now() });
  }

  private closed(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return; // an old one, already given up
    this.drop();
    this.onClosed(code);
  }

  private receive(data: ArrayBuffer): void {
    const message = decode(data);
    const parent = message.parent_header.msg_id ?? '';
    this.answers.get(parent)?.();
    const { comm_id: id, target_name: target } = message.content;
    switch (message.header.msg_type) {
      case 'comm_open':
        this.commOpened(id, target, message);
        break;
      case 'comm_msg':
        this.comms.get(id)?.deliver(message);
        break;
      case 'comm_close':
        this.comms.get(id)?.deliverClose(message);
        this.comms.delete(id);
        break;
      case 'status':
        this.statusChanged(message, parent);
        break;
      default:
        if (message.channel === 'iopub') this.callbacks.get(parent)?.iopub?.output?.(message as any);
    }
  }

  private commOpened(id: string, target: string, message: Message): void {
    if (this.comms.has(id)) return; // replayed after a reconnect, and known already
    const comm = new Comm(this, target, id);
    if (target !== 'jupyter.widget') {
      comm.close();
      return;
    }
    this.comms.set(id, comm);
    this.onCommOpen(comm, message);
  }

  private statusChanged(message: Message, parent: string): void {
    const state = message.content.execution_state;
    this.callbacks.get(parent)?.iopub?.status?.(message as any);
    if (state === 'idle') this.callbacks.delete(parent);
    // The server says this of a kernel that died: its widgets are gone, ask for a fresh page.
    const ended = state === 'dead' || state === 'restarting';
    if (ended && this.socket) this.closed(this.socket, LOST);
  }
}
