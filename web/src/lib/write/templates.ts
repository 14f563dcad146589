export interface Template {
  title: string;
  script: string;
}

/** Beginnings to write on from. */
export const TEMPLATES: readonly Template[] = [
  {
    title: 'Screenplay',
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
    title: 'Advert, 30 seconds',
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
    title: 'Explainer',
    script: `What happens to a letter after you post it?

In the evening a van empties the box. The letters travel to a big hall at the edge of the city.

There, machines read every address in a blink. A train carries them through the night.

And in the morning, a postman walks up to the right door.
`,
  },
  {
    title: 'Bedtime story',
    script: `Once upon a time a small fox lived at the edge of a forest.

Every night she looked up at the moon. "Why are you so far away?" she asked.

The moon smiled. "So that everyone can see me," it said.

And the fox curled up in the grass and slept.
`,
  },
];
