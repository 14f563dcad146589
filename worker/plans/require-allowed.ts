import type { Finding } from '#domain/film-job';
import { createProblem } from '../errors.ts';
import type { ModerationVerdict } from '../providers/moderator.ts';

const MAX_FINDINGS = 20;
const SENTENCE_CHARS = 160;

/** Throws `script.refused`, quoting the sentences, unless moderation allows the text. `path`: its field. */
export function requireAllowed(verdict: ModerationVerdict, path: string): void {
  if (verdict.allowed) return;
  throw createProblem('script.refused', {
    detail: 'Change the sentences that are named, then try again.',
    errors: verdict.findings.slice(0, MAX_FINDINGS).map((finding) => ({ path, message: describe(finding) })),
  });
}

function describe({ message, sentence, suggestion }: Finding): string {
  const quoted = sentence.length > SENTENCE_CHARS ? `${sentence.slice(0, SENTENCE_CHARS)}…` : sentence;
  return `${message} “${quoted.toWellFormed()}” ${suggestion}`.trim();
}
