import { MODERATION_RULES, type ModerationCategory, type ModerationRule } from './rules.ts';
import { type Reading, unmaskText } from './unmask-text.ts';

/** A rule that held: [start, end) in the text, as it was given. */
export interface Violation {
  category: ModerationCategory;
  score: number;
  start: number;
  end: number;
}

interface CompiledRule {
  rule: ModerationRule;
  strict: RegExp;
  /** For letters written apart: spaces mean nothing, words have no edges. */
  loose: RegExp;
  /** For drawn-out letters: no letter stands twice in a row. */
  flat: RegExp;
  softens: RegExp | null;
  excuses: RegExp | null;
}

/** What is ordinary drama after all keeps a shadow of its score. */
const SOFTENED = 0.4;
const BEFORE = 40;

let compiled: CompiledRule[] | null = null;

function compileRules(): CompiledRule[] {
  return MODERATION_RULES.map((rule) => ({
    rule,
    strict: edged(compilePattern(rule.pattern, false)),
    loose: new RegExp(compilePattern(rule.pattern, true), 'gu'),
    flat: edged(compilePattern(rule.pattern.replace(/([a-z])\1/g, '$1'), false)),
    softens: rule.softens ? new RegExp(`(?<![a-z])(?:${rule.softens})(?: [a-z]+){0,2} ?$`, 'u') : null,
    excuses: rule.excuses ? new RegExp(rule.excuses, 'u') : null,
  }));
}

const edged = (pattern: string) => new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`, 'gu');

/** A space in a rule may be missing in the text; `~n` stands for up to n words, or their letters. */
function compilePattern(pattern: string, loose: boolean): string {
  const gap = (n: string) => (loose ? `.{0,${Number(n) * 4}}?` : `(?:[^ ]+ ){0,${n}}?`);
  return pattern
    .split(/( ?~\d+ )/)
    .map((piece) => {
      const n = /~(\d+)/.exec(piece)?.[1];
      if (n === undefined) return piece.replaceAll(' ', ' ?');
      return `${piece.startsWith(' ') && !loose ? ' ' : ''}${gap(n)}`;
    })
    .join('');
}

/** Looks for every rule in every way a text can be read. Sorted by place; the surest first. */
export function findViolations(text: string): Violation[] {
  compiled ??= compileRules();
  const found: Violation[] = [];
  for (const reading of unmaskText(text)) {
    for (const rule of compiled) found.push(...search(reading, rule));
  }
  return found.sort((a, b) => a.start - b.start || b.score - a.score);
}

function* search(
  reading: Reading,
  { rule, softens, excuses, ...patterns }: CompiledRule,
): Generator<Violation> {
  for (const match of reading.text.matchAll(patterns[reading.mode])) {
    const before = reading.text.slice(Math.max(0, match.index - BEFORE), match.index);
    const around = reading.text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 24);
    if (match[0].trim() === '' || excuses?.test(around)) continue;
    const isDrama = softens?.test(before) ?? false;
    yield {
      category: rule.category,
      score: isDrama ? SOFTENED : rule.score,
      start: reading.at[match.index]!,
      end: reading.at[match.index + match[0].length - 1]! + 1,
    };
  }
}
