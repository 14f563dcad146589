import type { Place } from '../../paint-spec.ts';

/**
 * Names on the map and the kind of place they bring to mind; the same in every language. A name says less than a
 * word for a place: "a café in Paris" is the café.
 */
export const GAZETTEER: Partial<Record<Place, string>> = {
  city:
    'new york, manhattan, brooklyn, chicago, los angeles, san francisco, boston, washington, seattle, miami, detroit, philadelphia, dallas, houston, toronto, ' +
    'montreal, vancouver, mexico city, são paulo, buenos aires, lima, bogotá, frankfurt, rotterdam, ' +
    'tokyo, osaka, seoul, beijing, shanghai, hong kong, singapore, bangkok, ' +
    'hanoi, saigon, jakarta, manila, mumbai, bombay, delhi, calcutta, kolkata, karachi, dhaka, tehran, teheran, dubai, sydney, melbourne, ' +
    'johannesburg, nairobi, lagos, accra, addis ababa, kinshasa, dakar',
  // Old stone houses rather than towers of glass.
  street:
    'london, manchester, birmingham, glasgow, liverpool, dublin, paris, lyon, marseille, brussels, bruxelles, brüssel, amsterdam, berlin, hamburg, munich, münchen, ' +
    'köln, cologne, leipzig, dresden, stuttgart, vienna, wien, zurich, zürich, genf, geneva, copenhagen, kopenhagen, stockholm, oslo, helsinki, warsaw, warschau, ' +
    'budapest, bucharest, sofia, belgrade, athens, athen, istanbul, moscow, moskau, kyiv, kiew, madrid, barcelona, milan, milano, mailand, turin, ' +
    'torino, naples, napoli, neapel, lisbon, lissabon, lisboa, montmartre',
  square:
    'venice, venedig, venezia, rome, rom, roma, florence, firenze, florenz, siena, verona, cremona, prague, prag, praha, salzburg, heidelberg, bruges, brügge, ' +
    'krakow, krakau, tallinn, edinburgh, oxford, cambridge, canterbury, dubrovnik, rothenburg, lübeck',
  'old-town':
    'rajasthan, jaipur, udaipur, jodhpur, varanasi, agra, lahore, peshawar, toledo, granada, seville, sevilla, córdoba, jerusalem, damascus, aleppo, cairo, kairo, baghdad, fez, tunis, ' +
    'samarkand, bukhara, timbuktu, kathmandu, havana, constantinople, carthage, babylon',
  market: 'marrakesh, marrakech, marrakesch, jemaa el-fnaa',
  coast:
    'dunkirk, dünkirchen, normandy, brighton, dover, cornwall, the channel, riviera, nice, cannes, malibu, copacabana, rio de janeiro, honolulu, hawaii, bali, ' +
    'ibiza, capri, santorini, crete, sicily, iceland, rügen, sylt, bretagne, brittany, galway',
  river:
    'thames, seine, danube, donau, rhine, rhein, rhône, loire, elbe, volga, nile, nil, mississippi, missouri, hudson, amazon, amazonas, ganges, yangtze, mekong, tiber, arno, vltava, moldau, tagus',
  arctic:
    'greenland, grönland, groenland, antarctica, antarktis, antarctique, antártida, arctic ocean, north pole, south pole, nordpol, südpol, spitsbergen, spitzbergen, svalbard, lapland, lappland, siberia, sibirien',
  mountain: 'everest, kilimanjaro, matterhorn, mont blanc, annapurna, patagonia, tibet, switzerland',
  desert: 'sahara, gobi, mojave, death valley, namib, atacama, arizona, nevada',
  bridge:
    'golden gate bridge, brooklyn bridge, tower bridge, pont neuf, ponte vecchio, charles bridge, karlsbrücke, rialto bridge',
};

/** What a city is known by, where the painter can show it: a far landmark. */
export const CITY_LANDMARKS: Readonly<Record<string, string>> = {
  paris: 'eiffel-tower',
  montmartre: 'eiffel-tower',
  seine: 'eiffel-tower',
  london: 'clock-tower',
  thames: 'clock-tower',
  cairo: 'pyramid',
  kairo: 'pyramid',
  rome: 'dome',
  rom: 'dome',
  roma: 'dome',
  florence: 'dome',
  firenze: 'dome',
  florenz: 'dome',
};

const NAMES: ReadonlyMap<string, Place> = new Map(
  Object.entries(GAZETTEER).flatMap(([kind, names]) =>
    names.split(',').map((name) => [name.trim(), kind as Place] as const),
  ),
);

/** The kind of place that a name on the map stands for; null for any other word. */
export function mapPlaceOf(name: string): Place | null {
  return NAMES.get(name) ?? null;
}

/** True for a name of a town, which the names of its bridges and rivers leave in place. */
export function isTown(name: string): boolean {
  return /^(?:city|street|square|old-town|market)$/.test(NAMES.get(name) ?? '');
}

/** True for a name on the map, in small letters. */
export function isOnMap(name: string): boolean {
  return NAMES.has(name);
}
