// What someone changed here and the kernel has not confirmed yet.
//
// After a reconnect the kernel's state is the truth, except for these values: someone may have
// typed on while the connection was away. A value typed here wins only if the kernel still has
// the one it replaced; if the kernel has moved on (a new question, a cleared field), it wins.

import { WidgetModel } from '@jupyter-widgets/base';
import isEqual from 'lodash/isEqual';
import type { Dict } from './messages';

/** The parts of WidgetModel that throttle its sending; private in its types. */
interface Throttle {
  _state_lock: Dict | null;
  _msg_buffer: Dict | null;
  _msg_buffer_callbacks: unknown;
  _pending_msgs: number;
  _expectedEchoMsgIds: Map<string, string>;
  _attrsToUpdate: Set<string>;
}

const throttleOf = (model: WidgetModel) => model as unknown as Throttle;

export class Unconfirmed {
  /** For each model, the last values that the kernel is known to have had. */
  private known = new WeakMap<WidgetModel, Map<string, unknown>>();

  watch(model: WidgetModel): void {
    const known = new Map<string, unknown>();
    this.known.set(model, known);
    model.on('change', () => {
      const lock = throttleOf(model)._state_lock ?? {};
      const pending = this.namesOf(model);
      for (const [name, value] of Object.entries(model.changedAttributes() || {})) {
        const fromKernel = name in lock && lock[name] === value;
        if (fromKernel) known.set(name, value);
        else if (!pending.has(name)) known.set(name, model.previous(name));
      }
    });
  }

  /** Leave out of the kernel's state what was changed here and shall be sent again. */
  merge(model: WidgetModel, state: Dict): Dict {
    const merged = { ...state };
    const known = this.known.get(model);
    const throttle = throttleOf(model);
    for (const name of this.namesOf(model)) {
      const mineStands =
        !isEqual(state[name], model.get(name)) && isEqual(state[name], known?.get(name));
      if (mineStands) delete merged[name];
      else this.forget(throttle, name);
    }
    return merged;
  }

  /** Let a model send again after a reconnect, first of all what still is unconfirmed. */
  resume(model: WidgetModel): void {
    const names = this.namesOf(model);
    const throttle = throttleOf(model);
    throttle._pending_msgs = 0; // the answers it waited for will never come
    throttle._msg_buffer = null;
    throttle._msg_buffer_callbacks = null;
    if (!names.size) return;
    const attrs: Dict = {};
    names.forEach((name) => (attrs[name] = model.get(name)));
    model.sync('patch', model, { attrs });
  }

  private namesOf(model: WidgetModel): Set<string> {
    const throttle = throttleOf(model);
    return new Set([
      ...(throttle._expectedEchoMsgIds?.keys() ?? []),
      ...(throttle._attrsToUpdate ?? []),
      ...Object.keys(throttle._msg_buffer ?? {}),
    ]);
  }

  private forget(throttle: Throttle, name: string): void {
    throttle._expectedEchoMsgIds.delete(name);
    throttle._attrsToUpdate.delete(name);
    if (throttle._msg_buffer) delete throttle._msg_buffer[name];
  }
}
