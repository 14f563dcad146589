/**
 * The few PostgreSQL wire-protocol messages (v3) the front must read or write itself.
 * Source: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

export const PROTOCOL_V3 = 196_608;
export const SSL_REQUEST = 80_877_103;
export const GSS_REQUEST = 80_877_104;

/** Transaction status of a ReadyForQuery: idle, in a transaction, in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** One message with its type byte: `[type][int32 length incl. itself][payload]`. */
export function message(type: string, payload: Buffer = Buffer.alloc(0)): Buffer {
  const out = Buffer.alloc(5 + payload.length);
  out.write(type, 0, 'latin1');
  out.writeInt32BE(4 + payload.length, 1);
  payload.copy(out, 5);
  return out;
}

const cstring = (text: string) => Buffer.from(`${text}\0`, 'utf8');

const int32 = (value: number) => {
  const out = Buffer.alloc(4);
  out.writeInt32BE(value);
  return out;
};

export const cleartextPasswordRequest = () => message('R', int32(3));
export const readyForQuery = (status: TransactionStatus) => message('Z', Buffer.from(status));
export const query = (sql: string) => message('Q', cstring(sql));

/** What a server says after a successful login. `processId` is only a label: cancelling is not offered. */
export function welcome(processId: number): Buffer {
  const parameters: Record<string, string> = {
    server_version: '17.5',
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    IntervalStyle: 'postgres',
    TimeZone: 'GMT',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
  };
  return Buffer.concat([
    message('R', int32(0)),
    ...Object.entries(parameters).map(([name, value]) =>
      message('S', Buffer.concat([cstring(name), cstring(value)])),
    ),
    message('K', Buffer.concat([int32(processId), int32(0)])),
    readyForQuery('I'),
  ]);
}

/** An ErrorResponse. `code` is an SQLSTATE. */
export function errorResponse(severity: 'ERROR' | 'FATAL', code: string, text: string): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${text}`].map(cstring);
  return message('E', Buffer.concat([...fields, Buffer.alloc(1)]));
}

/** The status of the last ReadyForQuery in a server's answer, or null where there is none. */
export function lastTransactionStatus(answer: Uint8Array): TransactionStatus | null {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  let status: TransactionStatus | null = null;
  for (let at = 0; at + 5 <= answer.length; at += 1 + view.getInt32(at + 1)) {
    if (answer[at] === 0x5a) status = String.fromCharCode(answer[at + 5]!) as TransactionStatus;
  }
  return status;
}

/**
 * Gives a client's named prepared statement a name of its own in the one shared session, so that two
 * connections may both call theirs "s1". Parse, Bind, Describe and Close carry statement names; portals
 * end with their transaction and keep theirs.
 */
export function scopeStatementName(raw: Buffer, scope: string, onName: (scoped: string) => void): Buffer {
  const type = String.fromCharCode(raw[0]!);
  const rename = (start: number): Buffer => {
    const end = raw.indexOf(0, start);
    if (end < 0 || end === start) return raw;
    const scoped = `${scope}${raw.toString('utf8', start, end)}`;
    if (type === 'P') onName(scoped);
    return message(
      type,
      Buffer.concat([raw.subarray(5, start), Buffer.from(scoped, 'utf8'), raw.subarray(end)]),
    );
  };
  if (type === 'P') return rename(5);
  if (type === 'B') {
    const portalEnd = raw.indexOf(0, 5);
    return portalEnd < 0 ? raw : rename(portalEnd + 1);
  }
  if ((type === 'D' || type === 'C') && raw[5] === 0x53) return rename(6);
  return raw;
}
