import type { Beat } from './beats.ts';

const REMEMBERS =
  /\b(?:remember(?:s|ed)|recall(?:s|ed)|(?:thought|thinks) back|erinnerte sich|se souvenait|se souvint|recordaba|recordó|ricordava|ricordò|lembrou-se|lembrava)\b/i;
const HAD_SAID =
  /\bhad (?:once |always |often )?(?:said|asked|told|answered|replied|whispered|shouted|laughed|called|promised)\b|\bhatte .{0,30}\b(?:gesagt|gefragt|geantwortet)\b|\bavait (?:dit|demandé|répondu)\b|\bhabía (?:dicho|preguntado)\b|\baveva (?:detto|chiesto)\b/i;

/** What of a beat tells whether it is remembered. */
export type ToldBeat = Pick<Beat, 'kind' | 'paragraph' | 'text'>;

/**
 * Which beats tell a memory inside the story: from "she remembered…" to the end of its paragraph, what somebody
 * "had asked" right after it, and the answer to that question. By index; what follows is the story again.
 */
export function findMemories(beats: readonly ToldBeat[]): boolean[] {
  const remembered = beats.map(() => false);
  let from = 0;
  /** What the paragraph before leaves open: a memory that goes on, then a question that wants its answer. */
  let open: 'memory' | 'answer' | null = null;
  while (from < beats.length) {
    let to = from + 1;
    while (to < beats.length && beats[to]!.paragraph === beats[from]!.paragraph) to++;
    const paragraph = beats.slice(from, to);
    const told = paragraph.filter((beat) => beat.kind === 'told');
    const begins = paragraph.findIndex((beat) => beat.kind === 'told' && REMEMBERS.test(beat.text));
    const asks = paragraph.some((beat) => beat.kind === 'said' && /\?["'”’]?$/.test(beat.text));
    if (begins >= 0 && paragraph.length - begins > 1) {
      remembered.fill(true, from + begins, to);
      open = 'memory';
    } else if (open !== null && told.some((beat) => HAD_SAID.test(beat.text))) {
      remembered.fill(true, from, to);
      open = asks ? 'answer' : 'memory';
    } else if (open === 'answer' && paragraph.some((beat) => beat.kind === 'said')) {
      remembered.fill(true, from, to);
      open = null;
    } else open = null;
    from = to;
  }
  return remembered;
}
