import { m } from '#web/words/messages.js';

export interface Template {
  title: string;
  script: string;
}

/** Beginnings to write on from. */
export const TEMPLATES: readonly Template[] = [
  {
    title: m.template_screenplay(),
    script: `Title: Untitled

EXT. A PLACE - MORNING

What we see first.

SOMEBODY
(quietly)
What they say.

INT. ANOTHER PLACE - NIGHT

What changes.
`,
  },
  {
    title: m.template_advert(),
    script: `INT. KITCHEN - MORNING

A tired woman looks into an empty coffee tin.

NARRATOR
Some mornings begin without you.

EXT. STREET - MORNING

She steps out of the door into the sun.

NARRATOR
So begin with us. One cup, around the corner.
`,
  },
  {
    title: m.template_explainer(),
    script: `What happens to a letter after you post it?

In the evening a van empties the box. The letters travel to a big hall at the edge of the city.

There, machines read every address in a blink. A train carries them through the night.

And in the morning, a postman walks up to the right door.
`,
  },
  {
    title: m.template_bedtime(),
    script: `Once upon a time a small fox lived at the edge of a forest.

Every night she looked up at the moon. "Why are you so far away?" she asked.

The moon smiled. "So that everyone can see me," it said.

And the fox curled up in the grass and slept.
`,
  },
];
