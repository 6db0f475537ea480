// One comm: the line between a widget's model here and its twin in the kernel.
//
// Messages are handled one after the other and wait for a handler: a model is made
// asynchronously, and an update that arrives meanwhile must not be lost.

import type { ICallbacks, IClassicComm } from '@jupyter-widgets/base';
import type { Kernel } from './kernel';
import type { Bytes, Dict, Message } from './messages';

type Handler = (message: any) => unknown;

export class Comm implements IClassicComm {
  private onMessage: Handler | undefined;
  private onClose: Handler | undefined;
  private waiting: Message[] = [];
  private chain: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly kernel: Kernel,
    readonly target_name: string,
    readonly comm_id: string,
  ) {}

  open(data: any, callbacks?: ICallbacks, metadata?: Dict, buffers?: readonly Bytes[]): string {
    const content = { comm_id: this.comm_id, target_name: this.target_name, data: data ?? {} };
    return this.kernel.send('comm_open', content, { callbacks, metadata, buffers });
  }

  send(data: any, callbacks?: ICallbacks, metadata?: Dict, buffers?: readonly Bytes[]): string {
    const content = { comm_id: this.comm_id, data };
    return this.kernel.send('comm_msg', content, { callbacks, metadata, buffers });
  }

  close(data?: any, callbacks?: ICallbacks, metadata?: Dict, buffers?: readonly Bytes[]): string {
    this.kernel.comms.delete(this.comm_id);
    const content = { comm_id: this.comm_id, data: data ?? {} };
    return this.kernel.send('comm_close', content, { callbacks, metadata, buffers });
  }

  on_msg(handler: Handler): void {
    this.onMessage = handler;
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach((message) => this.deliver(message));
  }

  on_close(handler: Handler): void {
    this.onClose = handler;
  }

  /** A message came from the kernel. */
  deliver(message: Message): void {
    const handler = this.onMessage;
    if (!handler) this.waiting.push(message);
    else this.next(() => handler(message));
  }

  /** The kernel closed the comm. */
  deliverClose(message: Message): void {
    this.next(() => this.onClose?.(message));
  }

  private next(step: () => unknown): void {
    this.chain = this.chain.then(step).catch((error) => console.error(error));
  }
}
