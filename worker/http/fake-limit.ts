/** Cloudflare's counter, on one machine: so many a key. */
export function fakeLimit(most: number) {
  const seen = new Map<string, number>();
  return {
    seen,
    limit: async ({ key }: { key: string }) => {
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return { success: (seen.get(key) ?? 0) <= most };
    },
  };
}
