// The widgets of the page: makes models and views, and keeps them in step with the kernel.

import { ManagerBase } from '@jupyter-widgets/base-manager';
import * as base from '@jupyter-widgets/base';
import * as controls from '@jupyter-widgets/controls';
import anywidget from 'anywidget';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { Comm } from './comm';
import type { Kernel } from './kernel';
import { newId } from './messages';
import type { Bytes, Dict, Message } from './messages';
import { Unconfirmed } from './unconfirmed';

const TARGET = 'jupyter.widget';
const CONTROL = 'jupyter.widget.control';
const CONTROL_VERSION = '1.0.0';
const STATES = 30_000; // ms; a kernel in the middle of a long callback answers after it

const modules: Record<string, Dict> = {
  '@jupyter-widgets/base': base,
  '@jupyter-widgets/controls': controls,
  anywidget: anywidget(base),
};

type ModelClass = typeof base.WidgetModel;
type Path = (string | number)[];

interface WidgetState {
  model_name: string;
  model_module: string;
  model_module_version: string;
  state: Dict;
}

export class PageManager extends ManagerBase {
  private unconfirmed = new Unconfirmed();
  private known = new Map<string, Promise<base.WidgetModel>>();
  private views = new Set<base.DOMWidgetView>();

  constructor(private readonly kernel: Kernel) {
    super();
    kernel.onCommOpen = (comm, message) => {
      this.handle_comm_open(comm, message as any).catch((error) => console.error(error));
    };
    window.addEventListener('resize', () => this.views.forEach(tellSize));
  }

  /** Bring every model in step with the kernel: at the start, and after each reconnect. */
  async pull(): Promise<void> {
    const closed = this.kernel.whenClosed;
    const { states, gone } = await this.requestStates();
    await Promise.all(gone.map((id) => this.close(id)));
    const done = Object.entries(states).map(([id, widget]) =>
      this.has_model(id) ? this.refresh(id, widget.state) : this.create(id, widget),
    );
    const failures = (await Promise.allSettled(done)).filter((result) => result.status === 'rejected');
    failures.forEach((failure) => console.error((failure as PromiseRejectedResult).reason));
    await Promise.race([closed, Promise.resolve()]); // throws if this connection has closed
    this.kernel.live = true;
    for (const result of await Promise.allSettled(this.known.values())) {
      if (result.status === 'fulfilled' && result.value.comm) this.unconfirmed.resume(result.value);
    }
    this.kernel.releaseTaps();
  }

  /** Put the live view of a model in the place of an element. */
  async display_view(modelId: string, place: HTMLElement): Promise<void> {
    const model = await this.get_model(modelId);
    const view = await this.create_view<base.DOMWidgetView>(model as base.DOMWidgetModel);
    Widget.attach(view.luminoWidget, place.parentElement!, place);
    place.remove();
    this.views.add(view);
    view.once('remove', () => this.views.delete(view));
  }

  override register_model(id: string, model: Promise<base.WidgetModel>): void {
    super.register_model(id, model);
    this.known.set(id, model);
    const forget = () => this.known.delete(id);
    model.then((made) => {
      this.unconfirmed.watch(made);
      made.once('destroy', forget);
    }, forget);
  }

  protected override async loadClass(name: string, module: string): Promise<any> {
    const found = modules[module]?.[name];
    if (!found) throw new Error(`This page has no widget ${name} of the module ${module}.`);
    return found;
  }

  protected override async _create_comm(
    target: string,
    id: string = newId(),
    data?: Dict,
    metadata?: Dict,
    buffers?: readonly Bytes[],
  ): Promise<Comm> {
    const comm = new Comm(this.kernel, target, id);
    this.kernel.comms.set(id, comm);
    if (data) comm.open(data, undefined, metadata, buffers);
    return comm;
  }

  protected override async _get_comm_info(): Promise<Dict> {
    return {}; // only asked for saved states, which this page never loads
  }

  /** All widgets of the kernel in one answer, and which of ours it no longer has.
   * The answer is read at once as it arrives: what follows it is newer. */
  private async requestStates(): Promise<{ states: Record<string, WidgetState>; gone: string[] }> {
    const before = [...this.known.keys()];
    const comm = await this._create_comm(CONTROL, newId(), {}, { version: CONTROL_VERSION });
    try {
      const message = await new Promise<Message>((resolve, reject) => {
        comm.on_msg(resolve);
        comm.on_close(() => reject(new Error('the kernel does not tell the state of its widgets')));
        comm.send({ method: 'request_states' });
        setTimeout(() => reject(new Error('the kernel did not answer in time')), STATES);
      });
      const states: Record<string, WidgetState> = message.content.data.states;
      putBuffers(states, message);
      const gone = before.filter((id) => !(id in states));
      return { states, gone };
    } finally {
      comm.close();
    }
  }

  private async create(id: string, widget: WidgetState): Promise<void> {
    const { state, ...names } = widget;
    // No await before new_model: each model is registered before another one refers to it.
    const comm = new Comm(this.kernel, TARGET, id);
    this.kernel.comms.set(id, comm);
    await this.new_model({ ...names, model_id: id, comm }, state);
  }

  private async refresh(id: string, state: Dict): Promise<void> {
    const model = await this.get_model(id);
    // In the model's own queue, so that updates which follow come after it. An update that
    // failed blocks that queue for ever; the whole state makes up for it.
    model.state_change = model.state_change.catch(() => {}).then(async () => {
      const kind = model.constructor as ModelClass;
      const values: Dict = await kind._deserialize_state(state as any, this);
      model.set_state(this.unconfirmed.merge(model, values) as any);
    });
    await model.state_change;
  }

  private async close(id: string): Promise<void> {
    const model = await this.get_model(id);
    this.kernel.comms.delete(id);
    model.trigger('comm:close');
    await model.close(true);
  }
}

function putBuffers(states: Record<string, WidgetState>, message: Message): void {
  const paths: Path[] = message.content.data.buffer_paths ?? [];
  paths.forEach(([id, ...path], index) => {
    base.put_buffers(states[id!] as any, [path], [message.buffers[index] as DataView]);
  });
}

function tellSize(view: base.DOMWidgetView): void {
  MessageLoop.postMessage(view.luminoWidget, Widget.ResizeMessage.UnknownSize);
}
