/** RFC 9110, 13.1.1: true if `*` or one of the strong ETags of an `If-Match` header is the one that holds. */
export function isMatched(ifMatch: string, etag: string): boolean {
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(etag);
}
