// Jupyter messages and how they travel over the websocket.
//
// The subprotocol below carries the parts of a message as the kernel wrote them, so that the
// server hands them on without reading them: with a room full of phones that is what it saves.
// One frame: a count, that many offsets (64 bits each, little-endian), then the parts
// channel, header, parent header, metadata, content, buffers …

export const PROTOCOL = 'v1.kernel.websocket.jupyter.org';

export type Dict = Record<string, any>;
export type Channel = 'shell' | 'control' | 'iopub' | 'stdin';
export type Bytes = ArrayBuffer | ArrayBufferView;

export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  version: string;
  date: string;
}

export interface Message {
  channel: Channel;
  header: Header;
  parent_header: Partial<Header>;
  metadata: Dict;
  content: Dict;
  buffers: readonly Bytes[];
}

export function newId(): string {
  // Not crypto.randomUUID: plain http on a local network is no secure context.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function newMessage(
  type: string,
  content: Dict,
  session: string,
  rest: { channel?: Channel; metadata?: Dict; buffers?: readonly Bytes[] } = {},
): Message {
  return {
    channel: rest.channel ?? 'shell',
    header: {
      msg_id: newId(),
      msg_type: type,
      session,
      username: '',
      version: '5.3',
      date: new Date().toISOString(),
    },
    parent_header: {},
    metadata: rest.metadata ?? {},
    content,
    buffers: rest.buffers ?? [],
  };
}

const WORD = 8;
const TWO_TO_32 = 2 ** 32;

export function encode(message: Message): Uint8Array {
  const text = new TextEncoder();
  const parts: Uint8Array[] = [
    text.encode(message.channel),
    text.encode(JSON.stringify(message.header)),
    text.encode(JSON.stringify(message.parent_header)),
    text.encode(JSON.stringify(message.metadata)),
    text.encode(JSON.stringify(message.content)),
    ...message.buffers.map(asBytes),
  ];
  const count = parts.length + 1; // where each part begins, and where the last one ends
  const start = WORD * (1 + count);
  const frame = new Uint8Array(start + parts.reduce((sum, part) => sum + part.byteLength, 0));
  const numbers = new DataView(frame.buffer);
  writeWord(numbers, 0, count);
  let offset = start;
  parts.forEach((part, index) => {
    writeWord(numbers, index + 1, offset);
    frame.set(part, offset);
    offset += part.byteLength;
  });
  writeWord(numbers, count, offset);
  return frame;
}

export function decode(frame: ArrayBuffer): Message {
  const numbers = new DataView(frame);
  const count = readWord(numbers, 0);
  const offset = (index: number) => readWord(numbers, index + 1);
  const text = new TextDecoder();
  const read = (index: number) =>
    text.decode(new Uint8Array(frame, offset(index), offset(index + 1) - offset(index)));
  const buffers: DataView[] = [];
  for (let index = 5; index < count - 1; index++) {
    buffers.push(new DataView(frame, offset(index), offset(index + 1) - offset(index)));
  }
  return {
    channel: read(0) as Channel,
    header: JSON.parse(read(1)),
    parent_header: JSON.parse(read(2)),
    metadata: JSON.parse(read(3)),
    content: JSON.parse(read(4)),
    buffers,
  };
}

function asBytes(data: Bytes): Uint8Array {
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

// Two halves instead of BigInt: no frame comes near 2^53 bytes.
function writeWord(view: DataView, index: number, value: number): void {
  view.setUint32(index * WORD, value % TWO_TO_32, true);
  view.setUint32(index * WORD + 4, Math.floor(value / TWO_TO_32), true);
}

function readWord(view: DataView, index: number): number {
  const low = view.getUint32(index * WORD, true);
  return low + TWO_TO_32 * view.getUint32(index * WORD + 4, true);
}
