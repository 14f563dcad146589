import type { Look } from '../paint-spec.ts';
import type { Person } from './person.ts';

/** What somebody's trade is known by. */
export interface RoleDress {
  kind: Look['outfit']['kind'];
  colour: string;
  accent: string;
  extras: readonly string[];
}

const dress = (kind: RoleDress['kind'], colour: string, accent: string, ...extras: string[]): RoleDress => ({
  kind,
  colour,
  accent,
  extras,
});

const PLAIN = dress('uniform', '#2f3f63', '#d9b04e', 'cap');

/** By what people are called, the surest sign first; names of several languages. */
const DRESSES: [RegExp, RoleDress][] = [
  [
    /\b(?:king|emperor|sultan|pharaoh|tsar|könig|kaiser|roi|empereur|rey|emperador|re|rei)$/,
    dress('robe', '#8c2438', '#d9b04e', 'crown'),
  ],
  [
    /\b(?:queen|empress|königin|kaiserin|reine|reina|regina|rainha)$/,
    dress('dress', '#6b4a8c', '#d9b04e', 'crown'),
  ],
  [
    /\b(?:princess|prinzessin|princesse|princesa|principessa)$/,
    dress('dress', '#d98aa6', '#f2e2b0', 'tiara'),
  ],
  [
    /\b(?:knight|crusader|ritter|chevalier|caballero|cavaliere|cavaleiro)$/,
    dress('armour', '#46546b', '#c0392b', 'helmet'),
  ],
  [
    /\b(?:policeman|policewoman|police officer|constable|polizist(?:in)?|policier|policière|policía|poliziotto|poliziotta|policial)$/,
    dress('uniform', '#24324f', '#d9b04e', 'cap'),
  ],
  [
    /\b(?:sheriff|cowboy|gunslinger|rancher|cattleman|marshal|horseman|outlaw|bandit)$/,
    dress('coat', '#8a6a48', '#b5453a', 'hat'),
  ],
  [
    /\b(?:fireman|firefighter|feuerwehrmann|pompier|bombero|pompiere|bombeiro)$/,
    dress('uniform', '#b8342e', '#e3c23c', 'helmet'),
  ],
  [
    /\b(?:soldier|private|corporal|sergeant|lieutenant|major|colonel|sentry|marine|soldat(?:in)?|soldado|soldato)$/,
    dress('uniform', '#66704a', '#4a5236', 'cap'),
  ],
  [
    /\b(?:nurse|midwife|krankenschwester|infirmière|enfermera|infermiera|enfermeira)$/,
    dress('uniform', '#e4eef0', '#4a9aa8'),
  ],
  [
    /\b(?:doctor|surgeon|scientist|chemist|arzt|ärztin|médecin|docteur|médico|médica|medico|dottore|dottoressa)$/,
    dress('coat', '#e9eef0', '#4a86b8'),
  ],
  [
    /\b(?:chef|cook|baker|koch|köchin|bäcker(?:in)?|boulanger|boulangère|cuisinier|cocinero|cocinera|panadero|cuoco|cuoca|fornaio|padeiro)$/,
    dress('apron', '#e8e6de', '#f6f4ec', 'chef hat'),
  ],
  [
    /\b(?:postman|conductor|stationmaster|pilot|porter|bellboy|schaffner(?:in)?|briefträger(?:in)?|facteur|cartero|postino|carteiro|motorista)$/,
    PLAIN,
  ],
  [
    /\b(?:captain|sailor|skipper|kapitän|matrose|capitaine|capitán|capitano|capitão)$/,
    dress('coat', '#24365a', '#e8e2d0', 'cap'),
  ],
  [/\b(?:pirate|pirat|pirata)$/, dress('coat', '#5a2430', '#d9b04e', 'hat', 'eyepatch')],
  [/\b(?:judge|richter(?:in)?|juge|juez|giudice|juiz|juíza)$/, dress('robe', '#22202a', '#f2efe8')],
  [
    /\b(?:priest|monk|friar|mönch|priester|prêtre|moine|monje|sacerdote|monaco|monge|padre)$/,
    dress('robe', '#4a3a30', '#c9b48a'),
  ],
  [
    /\b(?:wizard|magician|sorcerer|zauberer|magicien|mago)$/,
    dress('robe', '#3d4f8c', '#e3c23c', 'pointed hat'),
  ],
  [/\b(?:witch|hexe|sorcière|bruja|strega|bruxa)$/, dress('cloak', '#2b2433', '#6b4a8c', 'pointed hat')],
  [
    /\b(?:waiter|butler|footman|kellner|serveur|camarero|cameriere|garçom)$/,
    dress('suit', '#1f1e26', '#f4f2ea'),
  ],
  [
    /\b(?:maid|housekeeper|waitress|kellnerin|serveuse|camarera|cameriera)$/,
    dress('apron', '#2c2c34', '#f4f2ea'),
  ],
  [/\b(?:bride|braut|mariée|novia|sposa|noiva)$/, dress('dress', '#f6f1ea', '#e8dccb', 'flower')],
  [/\b(?:groom|bräutigam|marié|novio|sposo|noivo)$/, dress('suit', '#24242c', '#f4f2ea')],
  [
    /\b(?:farmer|bauer|bäuerin|fermier|fermière|granjero|contadino|contadina|agricultor)$/,
    dress('casual', '#6b7a4a', '#a8763c', 'straw hat'),
  ],
];

/** How somebody of a trade is dressed while the script tells nothing else; null for all others. */
export function roleDress(person: Person): RoleDress | null {
  const names = [...person.aliases, person.key];
  return DRESSES.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? null;
}
