import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { findViolations } from './moderation/find-violations.ts';
import { CATEGORY_WORDS, MODERATION_CATEGORIES } from './moderation/rules.ts';

/** Why a script is refused: the sentence as written, where it stands, and what to do about it. */
export const ModerationFinding = z.object({
  category: z.enum(MODERATION_CATEGORIES),
  score: z.number().min(0).max(1),
  sentence: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
  shotId: z.string().nullable(),
  message: z.string(),
  suggestion: z.string(),
});
export type ModerationFinding = z.infer<typeof ModerationFinding>;

/** `score` is the highest found, 0–1; `findings` are those at or above the threshold. */
export const ModerationVerdict = z.object({
  allowed: z.boolean(),
  score: z.number().min(0).max(1),
  findings: z.array(ModerationFinding),
  /** SHA-256 (hex) of the texts, joined by U+0000: proves that what was moderated is what is used. */
  textSha256: z.string(),
});
export type ModerationVerdict = z.infer<typeof ModerationVerdict>;

/** A text and where it comes from. `start` is its offset in the script; findings count from there. */
export interface ModeratedPart {
  text: string;
  where: {
    kind: 'script' | 'line' | 'prompt' | 'name' | 'title';
    id?: string;
    shotId?: string;
    start: number;
  };
}

const MAX_FINDINGS = 100;
/** Between two parts; a phrase that is spread over them is found all the same. */
const SEAM = '\n';

/**
 * Moderates texts offline, by rules on unmasked text: look-alikes, invisible marks, digits for
 * letters and letters written apart are read as what they mean. Crime, war and grief pass as the
 * drama they are. Refused at a score of `threshold` (0–1) or more.
 */
export function moderateText(parts: readonly ModeratedPart[], threshold: number): ModerationVerdict {
  let score = 0;
  const findings: ModerationFinding[] = [];
  const seen = new Set<string>();
  for (const group of groupByKind(parts)) {
    const text = group.map((part) => part.text).join(SEAM);
    const offsets = offsetsOf(group);
    for (const violation of [...findViolations(text), ...findInSpokenText(text)]) {
      score = Math.max(score, violation.score);
      if (violation.score < threshold || findings.length >= MAX_FINDINGS) continue;
      const index = partAt(offsets, violation.start);
      const part = group[index]!;
      const local = violation.start - offsets[index]!;
      const { start, end } = sentenceAround(
        part.text,
        local,
        Math.min(part.text.length, violation.end - offsets[index]!),
      );
      const key = `${violation.category} ${index} ${start} ${part.where.kind}`;
      if (seen.has(key)) continue;
      seen.add(key);
      findings.push({
        category: violation.category,
        score: violation.score,
        sentence: part.text.slice(start, end),
        start: part.where.start + start,
        end: part.where.start + end,
        shotId: part.where.shotId ?? (part.where.id?.startsWith('sht_') ? part.where.id : null),
        ...CATEGORY_WORDS[violation.category],
      });
    }
  }
  const joined = parts.map((part) => part.text).join('\u0000');
  return {
    allowed: score < threshold,
    score,
    findings,
    textSha256: bytesToHex(sha256(utf8ToBytes(joined.toWellFormed()))),
  };
}

/** Parts of one kind are read on end, so that a phrase may not hide in the seam between two lines. */
function groupByKind(parts: readonly ModeratedPart[]): ModeratedPart[][] {
  const groups = new Map<string, ModeratedPart[]>();
  for (const part of parts) {
    const group = groups.get(part.where.kind);
    if (group) group.push(part);
    else groups.set(part.where.kind, [part]);
  }
  return [...groups.values()];
}

function offsetsOf(parts: readonly ModeratedPart[]): number[] {
  let offset = 0;
  return parts.map((part) => {
    const start = offset;
    offset += part.text.length + SEAM.length;
    return start;
  });
}

function partAt(offsets: readonly number[], at: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const MARKUP_LINE =
  /^[^\S\n]*(?:(?:INT|EXT|EST|I\/E)[. ].*|[^a-z\n]{1,60} TO:|>.*|FADE (?:IN|OUT).*|[\p{Lu}][\p{Lu} .'()]{0,40}|#.*|\*{3,}|-{3,})[^\S\n]*$|^[^\S\n]*[\p{Lu}][\p{L} .']{0,30}:/gmu;

/** What is left when headings, transitions and speakers' names are out: a phrase may be spread over them. */
function findInSpokenText(text: string) {
  let blanked = text.replace(MARKUP_LINE, (line) => ' '.repeat(line.length));
  if (blanked === text) return [];
  // Length is kept, so places are too.
  blanked = blanked.replace(/\n/g, ' ');
  return findViolations(blanked);
}

/** The sentence around [from, to): back to the last full stop or line's end, on to the next. */
function sentenceAround(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  while (start > 0 && from - start < 400 && !/[.!?…\n]/.test(text[start - 1]!)) start--;
  while (start < from && /\s/.test(text[start]!)) start++;
  let end = Math.max(to, from + 1);
  while (end < text.length && end - to < 400 && !/[.!?…\n]/.test(text[end - 1]!)) end++;
  while (end > start + 1 && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}
