import type { Cast, Person } from './person.ts';

/** The animal a person of a fable is drawn as. */
export function animalOf(person: Person): string | null {
  return person.traits.find((traits) => traits.animal)?.animal ?? null;
}

/** The animals that speak: they are cast in clothes and are no longer things to look at. */
export function talkingAnimals(cast: Cast): ReadonlySet<string> {
  const animals = new Set<string>();
  for (const speaker of new Set(cast.speakers)) {
    const animal = speaker && animalOf(speaker);
    if (animal) animals.add(animal);
  }
  return animals;
}
