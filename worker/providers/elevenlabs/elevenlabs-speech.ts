import { z } from 'zod';
import { usageMicros } from '#domain/prices';
import type { SpeechModel } from '#domain/provider-models';
import type { SpeechRequest } from '#domain/provider-requests';
import { fromBase64 } from '../base64.ts';
import type { CallHistory, Made, ProviderContext } from '../maker.ts';
import { PCM_BYTES_MAX } from '../openai/read-speech-events.ts';
import { wavOf48k } from '../openai/speech-sound.ts';
import { ProviderError } from '../provider-error.ts';
import { type Asking, readCapped, readJson, requireWithin } from '../vendor-request.ts';
import type { VoiceMaker, VoiceMeta } from '../voice-maker.ts';
import { askElevenLabs, creditsOf } from './elevenlabs-request.ts';
import { type Alignment, spokenWords } from './spoken-words.ts';

/** 24 kHz: open to every plan, while 44.1 kHz and more need «Pro» (API reference, `output_format`). */
const OUTPUT_FORMAT = 'pcm_24000';

const Times = z.array(z.number());
const Alignments = z.object({
  characters: z.array(z.string()),
  character_start_times_seconds: Times,
  character_end_times_seconds: Times,
});
/** https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps, read 2026-11-22. */
const SpeechAnswer = z.object({ audio_base64: z.string().min(1), alignment: Alignments.nullish() });

/** What we rely on of a history item (SDK 2.73.0, `SpeechHistoryItemResponse`). */
const HistoryItem = z.object({
  history_item_id: z.string().regex(/^[\w-]{1,100}$/),
  request_id: z.string().nullish(),
  voice_id: z.string().nullish(),
  model_id: z.string().nullish(),
  text: z.string().nullish(),
  date_unix: z.number(),
  character_count_change_from: z.int(),
  character_count_change_to: z.int(),
  output_format: z.string().nullish(),
  alignments: z.object({ alignment: Alignments.nullish() }).nullish(),
});
type HistoryItem = z.infer<typeof HistoryItem>;
const History = z.object({ history: z.array(z.unknown()), has_more: z.boolean() });

/** Speech with the time of every character, so that captions follow the voice word by word. */
export function elevenlabsSpeech(facts: SpeechModel): Extract<VoiceMaker, { protocol: 'call' }> {
  return {
    protocol: 'call',
    facts,
    idempotencyKey: null,
    lookup: false,
    history: historyOf(facts),
    async call(request, ctx) {
      requireWithin(facts, request.text, { provider: 'ElevenLabs', phase: 'call' });
      return askElevenLabs(ctx, {
        phase: 'call',
        method: 'POST',
        path: `/text-to-speech/${encodeURIComponent(request.voice)}/with-timestamps?output_format=${OUTPUT_FORMAT}`,
        body: { text: request.text, model_id: request.model },
        async read(response, asking) {
          const providerRequestId = response.headers.get('request-id');
          const answer = SpeechAnswer.safeParse(await readJson(response, asking));
          if (!answer.success) throw new ProviderError('garbage', { ...asking, providerRequestId });
          const pcm = fromBase64(answer.data.audio_base64);
          const credits = creditsOf(response.headers) ?? countedCredits(facts, request.text);
          const sound = { pcm, alignment: answer.data.alignment ?? null, credits };
          return madeOf(request, sound, providerRequestId, asking);
        },
      });
    },
  };
}

const countedCredits = ({ creditsPerCharacter }: SpeechModel, text: string) =>
  Math.ceil([...text].length * (creditsPerCharacter ?? 1));

interface Sound {
  pcm: Uint8Array | null;
  alignment: Alignment | null;
  credits: number;
}

function madeOf(
  { model, text }: SpeechRequest,
  { pcm, alignment, credits }: Sound,
  providerRequestId: string | null,
  asking: Asking,
): Made<VoiceMeta> {
  if (!pcm || pcm.byteLength < 2 || pcm.byteLength % 2 === 1 || pcm.byteLength > PCM_BYTES_MAX) {
    throw new ProviderError('garbage', { ...asking, providerRequestId, detail: 'no sound in it' });
  }
  const { body, samples } = wavOf48k(pcm);
  const words = alignment && spokenWords(text, alignment, samples);
  const costMicros = usageMicros('elevenlabs', model, { credit: credits });
  return { body, type: 'audio/wav', providerRequestId, costMicros, meta: { samples, words } };
}

/** The clocks of two houses differ. */
const CLOCKS_DIFFER_S = 120;
/** An item holds three arrays as long as its text: a hundred long lines are some 10 MB. */
const PAGE = 100;
const PAGES = 20;

/**
 * The account's history (GET /v1/history, SDK 2.73.0): items of the voice and model since the call, newest
 * first. Ours is the one with our words that no other attempt has; its sound is fetched as it was made.
 */
function historyOf({ lookupMs }: SpeechModel): CallHistory<SpeechRequest, VoiceMeta> {
  return {
    windowMs: lookupMs ?? 0,
    async find(request, submittedAt, isKnown, ctx) {
      const asking: Asking = { provider: 'ElevenLabs', phase: 'find' };
      const since = Math.floor(submittedAt.getTime() / 1_000) - CLOCKS_DIFFER_S;
      const query = new URLSearchParams({
        page_size: String(PAGE),
        voice_id: request.voice,
        model_id: request.model,
        date_after_unix: String(since),
        source: 'TTS',
      });
      for (let page = 0; page < PAGES; page++) {
        const answer = await askElevenLabs(ctx, {
          phase: 'find',
          method: 'GET',
          path: `/history?${query}`,
          read: readJson,
        });
        const list = History.safeParse(answer);
        if (!list.success) throw new ProviderError('garbage', asking);
        const items = list.data.history.flatMap((item) => HistoryItem.safeParse(item).data ?? []);
        const ours = items.find((item) => isOurs(item, request, since) && !isKnown(item.request_id ?? ''));
        if (ours) return fetchItem(ours, request, ctx);
        const last = items.at(-1);
        if (!list.data.has_more || !last) return null;
        query.set('start_after_history_item_id', last.history_item_id);
      }
      // Not all was seen, and «not there» would be paid for.
      throw new ProviderError('unavailable', { ...asking, detail: 'too long a history' });
    },
  };
}

const isOurs = (item: HistoryItem, { text, voice, model }: SpeechRequest, since: number) =>
  item.text === text &&
  item.voice_id === voice &&
  item.model_id === model &&
  item.date_unix >= since &&
  item.output_format === OUTPUT_FORMAT &&
  // Without a name of its own it cannot be told from another attempt's.
  Boolean(item.request_id);

async function fetchItem(
  item: HistoryItem,
  request: SpeechRequest,
  ctx: ProviderContext,
): Promise<Made<VoiceMeta>> {
  const pcm = await askElevenLabs(ctx, {
    phase: 'find',
    method: 'GET',
    path: `/history/${encodeURIComponent(item.history_item_id)}/audio`,
    read: (response, asking) => readCapped(response, PCM_BYTES_MAX, asking),
  });
  const credits = Math.max(0, item.character_count_change_to - item.character_count_change_from);
  const sound = { pcm, alignment: item.alignments?.alignment ?? null, credits };
  return madeOf(request, sound, item.request_id ?? null, { provider: 'ElevenLabs', phase: 'find' });
}
