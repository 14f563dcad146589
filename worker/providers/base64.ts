/** The bytes of a base64 text; null if it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return null;
  }
}

/** A file as a data address (RFC 2397). */
export function dataUri(body: Uint8Array, type: string): string {
  let binary = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < body.length; at += 32_768) {
    binary += String.fromCharCode(...body.subarray(at, at + 32_768));
  }
  return `data:${type};base64,${btoa(binary)}`;
}
