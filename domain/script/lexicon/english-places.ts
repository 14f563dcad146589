import type { Lexicon } from './lexicon.ts';

/** Where stories happen, by the painter's kinds of place. */
export const ENGLISH_PLACES: Lexicon['places'] = {
  sea: 'sea, ocean, open water, waves, high seas, bay, atlantic, pacific, strait, lagoon, fjord, shallows',
  coast:
    'by the sea, beside the sea, next to the sea, coast, shore, beach, cliff, lighthouse, seaside, sand dunes, island, headland, rocks below, cove, sandbank, shoreline, seashore, bluff, breakwater',
  river:
    'river, riverbank, river bank, stream, brook, creek, lake, lakeside, lakeshore, millpond, canal, ford, rapids, towpath',
  harbour:
    'harbour, harbor, port, pier, dock, docks, quay, quayside, wharf, marina, jetty, dockside, moorings, fishing harbour, shipyard',
  museum: 'museum, art gallery, gallery, exhibition, exhibition hall, museum hall, planetarium',
  arctic:
    'glacier, iceberg, ice floe, floe, floes, ice sheet, ice shelf, pack ice, ice field, polar ice, arctic, antarctic, tundra, polar station, igloo, frozen sea',
  frontier: 'frontier town, western town, ghost town, mining town, boomtown',
  workshop:
    'workshop, work shop, garage, shed, toolshed, forge, smithy, workbench, carpenter’s shop, repair shop, pottery studio, atelier',
  'dressing-room':
    'dressing room, locker room, changing room, green room, backstage, make-up room, changing room of the theatre',
  ring: 'boxing ring, wrestling ring, ring, arena, gym, boxing gym, boxing match, dojo, ropes of the ring',
  mountain:
    'mountain, mountainside, peak, summit, ridge, alps, himalaya, himalayas, mountain pass, hilltop, hillside, slope, valley, canyon, gorge, crag',
  forest:
    'forest, wood, woods, woodland, jungle, grove, thicket, rainforest, clearing, pines, treeline, birches',
  desert: 'desert, dune, dunes, wasteland, oasis, badlands, salt flats, outback',
  field:
    'field, meadow, farm, prairie, pasture, plain, vineyard, countryside, moor, moorland, steppe, savannah, savanna, paddock, farmyard, hill, hills, cornfield, wheatfield, marsh, swamp, heath, ranch, country road, dirt road, highway, roadside, campfire, camp, tent, campsite, racetrack, barnyard',
  village:
    'village, hamlet, settlement, cottage, cabin, hut, lane, country lane, cul-de-sac, village square, homestead, chalet, fishing village',
  'old-town':
    'old town, medina, piazza, plaza, cobbled street, cobblestones, old quarter, city gate, city gates, gates of the city, gates of the old city, castle gate, old city',
  city: 'city, downtown, metropolis, skyline, skyscraper, suburb, suburbs, traffic',
  street:
    'courthouse steps, city hall steps, street, alley, alleyway, avenue, sidewalk, pavement, boulevard, crossroads, street corner, bus stop, parking lot, car park, back street, intersection, driveway, kerb, curb, front steps, gutter',
  market: 'bazaar, souk, stall, stalls, supermarket, shop, store, bookshop, florist, butcher shop',
  cafe: 'cafe, café, coffee shop, coffeehouse, tearoom, tea house, teahouse, diner, restaurant, bistro, canteen, cafeteria, pizzeria, ice cream parlour, break room',
  kitchen:
    'kitchen, kitchenette, pantry, bakery, bakehouse, scullery, stove, kitchen table, kitchen sink, galley, at dinner, at supper, at breakfast, dinner table, breakfast table',
  bedroom:
    'bedroom, bed, alarm clock, nursery, dormitory, hotel room, guest room, attic bedroom, motel room, bunk',
  room: 'room, living room, parlour, parlor, sitting room, dining room, hallway, hall, house, at home, in her home, in his home, apartment, flat, attic, study, lounge, bathroom, staircase, stairs, lobby, corridor, fireplace, hotel, waiting room, mansion, salon, stairwell, indoors, windowsill, armchair, studio, elevator, lift, ballroom, tower room, shelter, knock at, knocked at, knocked on the door, knock on the door',
  office:
    'office, boardroom, cubicle, meeting room, conference room, newsroom, bank, police station, precinct, headquarters, desk, open-plan office, department, marketing department, reception desk, copy room, call centre, interview room, interrogation room',
  classroom:
    'classroom, school, schoolroom, lecture hall, university, kindergarten, blackboard, auditorium, schoolhouse, campus, playground bench',
  hospital:
    'hospital, ward, clinic, operating theatre, operating room, emergency room, surgery, infirmary, hospital bed, icu, nursing home, sickbed, waiting room of the hospital',
  laboratory:
    'laboratory, lab, research station, observatory, control room, server room, test chamber, cleanroom',
  library: 'library, archive, reading room, bookshelves, archives, bookcase',
  church:
    'church, chapel, cathedral, abbey, monastery, temple, mosque, altar, pew, convent, shrine, synagogue, nave, belfry, confessional, aisle, at the altar, organ',
  castle:
    'castle, palace, fortress, throne room, citadel, tower, keep, throne, great hall, dungeon, drawbridge, battlements, courtyard, castle walls, manor, ramparts, palace garden',
  ruin: 'ruin, ruins, ruined house, abandoned house, rubble, crumbling walls, derelict building, ancient temple, overgrown walls',
  train:
    'train, carriage, compartment, sleeper, orient express, railway carriage, train carriage, dining car, sleeping car, mail car, baggage car, freight car, boxcar, caboose, club car, buffet car, locomotive, subway car, tram, night train, express, metro, bus',
  station:
    'station, platform, railway station, train station, subway station, terminus, ticket hall, station hall, bus station, tracks, railway',
  car: 'car, taxi, cab, back seat, passenger seat, driver’s seat, truck, van, dashboard, jeep, limousine, pickup, police car, patrol car',
  ship: 'ship, ark, vessel, freighter, cargo ship, longship, deck, boat, sailboat, ferry, schooner, cabin below deck, wheelhouse, rowboat, rowing boat, fishing boat, yacht, trawler, galleon, steamer, raft, cockpit of the boat, bow, stern, mast',
  airport:
    'airport, departure hall, terminal, runway, departure gate, boarding gate, departure lounge, airplane, aeroplane, plane, aircraft, hangar, security line, baggage claim, airfield',
  spaceship:
    'spaceship, starship, spacecraft, space station, bridge of the ship, shuttle, airlock, cockpit, capsule, escape pod, cryo bay, engine room, orbit, rocket, module, cargo bay, mission control, habitat module, lander',
  planet:
    'planet, mars, moon, martian surface, martian plain, alien world, crater, red planet, surface of mars, colony, dome, habitat, regolith, asteroid, olympus mons, jupiter, saturn, europa, titan, lunar surface, rover',
  underwater:
    'underwater, beneath the waves, under the sea, seabed, ocean floor, coral reef, bottom of the sea, deep sea, reef, wreck, under water, sea floor',
  cave: 'cave, cavern, tunnel, grotto, mine, mineshaft, catacombs, lair, crypt, burrow, den, sewer, underground',
  rooftop: 'rooftop, roof, roof terrace, terrace, balcony, rooftops, fire escape, ledge',
  bridge: 'bridge, footbridge, viaduct, suspension bridge, stone bridge, overpass',
  garden:
    'garden, orchard, veranda, verandah, porch, hedge, backyard, back yard, greenhouse, flower beds, flowerbed, rose garden, vegetable patch, yard, conservatory, lawn, glasshouse',
  park: 'park, park bench, bench, playground, fountain, zoo, pond, promenade, swing, swings, carousel, picnic, sledding hill, schoolyard, duck pond',
  stage:
    'stage, theatre, theater, opera house, concert hall, spotlight, circus, club stage, cabaret, cinema, dance floor, orchestra pit, recording studio, television studio, tv studio',
  courtroom:
    'courtroom, courthouse, court, witness stand, tribunal, dock of the court, jury box, judge’s bench, parliament, senate',
  prison: 'prison, jail, cell, prison yard, prison cell, jailhouse, behind bars, visiting room, gaol',
  battlefield: 'battlefield, front line, battle, frontline, war zone, barricade, siege, breach',
  square:
    'market, market square, marketplace, fair, flea market, market hall, christmas market, town square, fish market, town, square, cobbled lane, village green',
  trench: "trench, trenches, no man’s land, no man's land, foxhole, dugout, bunker, over the top",
  space: 'space, outer space, deep space, the void of space, among the stars, asteroid belt, orbit of',
  submarine: 'submarine, u-boat, sonar room, torpedo room, conning tower',
  stadium:
    'stadium, football pitch, football field, soccer field, pitch, penalty spot, penalty area, goal line, ninetieth minute, kick-off, halftime',
  barn: 'barn, stable, stables, hayloft, cowshed, henhouse, pigsty',
  cellar: 'cellar, basement, wine cellar, vault, root cellar, coal cellar, boiler room',
  lighthouse: 'lamp room, lantern room',
  cemetery: 'cemetery, graveyard, churchyard, grave, graveside, tombstone, headstone, mausoleum, tomb',
  bar: 'bar, pub, tavern, inn, saloon, nightclub, barroom, jazz club, casino, speakeasy, club, taproom, cocktail bar',
  factory:
    'factory, warehouse, assembly line, foundry, mill, power plant, construction site, steelworks, sawmill, refinery, loading dock',
};
