import type { Place } from '../paint-spec.ts';
import { battlefield, castle, cemetery, garden, park, ruin, ship } from './grounds.ts';
import {
  church,
  classroom,
  courtroom,
  factory,
  hospital,
  laboratory,
  office,
  prison,
  stage,
} from './halls.ts';
import { bar, bedroom, cafe, kitchen, library, room } from './home.ts';
import { cave, coast, desert, field, forest, mountain, planet, sea, underwater } from './nature.ts';
import type { PlacePainter } from './place.ts';
import { bridge, city, market, oldTown, rooftop, street, village } from './town.ts';
import { airport, car, spaceship, station, train } from './travel.ts';

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
};
