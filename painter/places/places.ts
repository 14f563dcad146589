import type { Place } from '../paint-spec.ts';
import { stadium, trench } from './arenas.ts';
import { car } from './car.ts';
import { dressingRoom, workshop } from './craft-rooms.ts';
import { arctic, frontier } from './far-lands.ts';
import { cemetery, garden, park } from './greens.ts';
import { barn, cellar, lighthouse, submarine } from './hideouts.ts';
import { bedroom, kitchen, room } from './home.ts';
import { desert, field, forest, mountain } from './lands.ts';
import { market, oldTown, square, village } from './old-streets.ts';
import { bar, cafe, library } from './parlours.ts';
import type { PlacePainter } from './place.ts';
import { church, courtroom, prison, stage } from './public-halls.ts';
import { station, train } from './rails.ts';
import { ship } from './ship.ts';
import { coast, sea, underwater } from './shores.ts';
import { museum, ring } from './show-halls.ts';
import { bridge, city, rooftop, street } from './streets.ts';
import { battlefield, castle, ruin } from './strongholds.ts';
import { airport, spaceship } from './travel.ts';
import { backdrop, space } from './voids.ts';
import { harbour, river } from './waterside.ts';
import { classroom, hospital, office } from './work-rooms.ts';
import { factory, laboratory } from './workshops.ts';
import { cave, planet } from './worlds.ts';

/** Every kind of place and its painter. */
export const PLACE_PAINTERS: Record<Place, PlacePainter> = {
  sea,
  coast,
  mountain,
  forest,
  desert,
  field,
  village,
  'old-town': oldTown,
  city,
  street,
  market,
  cafe,
  kitchen,
  bedroom,
  room,
  office,
  classroom,
  hospital,
  laboratory,
  library,
  church,
  castle,
  ruin,
  train,
  station,
  car,
  ship,
  airport,
  spaceship,
  planet,
  underwater,
  cave,
  rooftop,
  bridge,
  garden,
  park,
  stage,
  courtroom,
  prison,
  battlefield,
  cemetery,
  bar,
  factory,
  space,
  submarine,
  stadium,
  barn,
  cellar,
  lighthouse,
  trench,
  square,
  river,
  harbour,
  museum,
  arctic,
  frontier,
  ring,
  workshop,
  'dressing-room': dressingRoom,
  backdrop,
};
