/** What `asked` answers, or null if it has not after `patienceMs`. */
export async function withPatience<T>(asked: Promise<T>, patienceMs: number): Promise<T | null> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    patience = setTimeout(() => resolve(null), patienceMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(patience);
  }
}
