// anywidget ships no types for its entry; build.mjs turns its AMD wrapper into a default export.
declare module 'anywidget' {
  import type * as base from '@jupyter-widgets/base';
  export default function (widgets: typeof base): Record<'AnyModel' | 'AnyView', unknown>;
}
