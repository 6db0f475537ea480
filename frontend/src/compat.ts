// What the bundled packages call and the oldest browsers we serve (Chromium 100, Safari 15.4)
// do not have. anywidget uses both for every widget it makes.

if (!AbortSignal.any) {
  AbortSignal.any = (signals: Iterable<AbortSignal>): AbortSignal => {
    const control = new AbortController();
    for (const signal of signals) {
      if (signal.aborted) {
        control.abort(signal.reason);
        break;
      }
      // Listens only until the combined signal has fired.
      const abort = () => control.abort(signal.reason);
      signal.addEventListener('abort', abort, { once: true, signal: control.signal });
    }
    return control.signal;
  };
}

if (!AbortSignal.timeout) {
  AbortSignal.timeout = (milliseconds: number): AbortSignal => {
    const control = new AbortController();
    const reason = new DOMException('The operation timed out.', 'TimeoutError');
    setTimeout(() => control.abort(reason), milliseconds);
    return control.signal;
  };
}

export {};
