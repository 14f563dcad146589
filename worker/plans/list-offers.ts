import type { ProviderOffer } from '#domain/film-job';

/** The embedded studio is a provider like any other; it needs no key and costs nothing. */
const EMBEDDED = { name: 'embedded', available: true, missingKey: null, priceMicros: 0 };

/** What can be chosen for each stage, with its price per unit and the setting it lacks. Only what is built. */
export function listOffers(): ProviderOffer[] {
  return [
    { ...EMBEDDED, stage: 'moderation', title: 'Built-in moderation', unit: 'script' },
    { ...EMBEDDED, stage: 'plan', title: 'Built-in storyboard artist', unit: 'plan' },
    { ...EMBEDDED, stage: 'image', title: 'Built-in painter', unit: 'picture' },
    {
      ...EMBEDDED,
      stage: 'voice',
      title: 'Built-in narrator',
      unit: 'line',
      voices: [
        { id: 'slt', title: 'Susan, a woman’s voice' },
        { id: 'rms', title: 'Richard, a man’s voice' },
        { id: 'awb', title: 'Alan, a Scottish man’s voice' },
      ],
    },
    { ...EMBEDDED, stage: 'music', title: 'Built-in composer', unit: 'score' },
  ];
}
