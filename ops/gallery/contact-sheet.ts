import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type GalleryFilm, paintShot } from './gallery-shots.ts';

const SHOT_PX = 400;
const COLUMNS = 4;
const ROWS = 6;
const CAPTION_PX = 62;
const HEIGHT_PX = Math.round((SHOT_PX * 9) / 16);

export interface SheetFigures {
  sheets: string[];
  /** Painting time of each shot, at the sheet's size. */
  paintMs: number[];
}

/**
 * Writes a film's contact sheets, 24 shots each: every picture over what the planner meant by it (place, time,
 * weather, season, mood, framing, people, props) and over the words that are told or spoken in it.
 */
export async function writeContactSheets(film: GalleryFilm, folder: string): Promise<SheetFigures> {
  const figures: SheetFigures = { sheets: [], paintMs: [] };
  const perSheet = COLUMNS * ROWS;
  for (let from = 0; from < film.shots.length; from += perSheet) {
    const part = film.shots.slice(from, from + perSheet);
    const sheet = createCanvas(
      SHOT_PX * COLUMNS,
      Math.ceil(part.length / COLUMNS) * (HEIGHT_PX + CAPTION_PX),
    );
    const ctx = sheet.getContext('2d');
    ctx.fillStyle = '#fff';
    ctx.fillRect(0, 0, sheet.width, sheet.height);
    part.forEach((item, i) => {
      const x = (i % COLUMNS) * SHOT_PX;
      const y = Math.floor(i / COLUMNS) * (HEIGHT_PX + CAPTION_PX);
      const began = performance.now();
      const picture = paintShot(item.shot, SHOT_PX);
      ctx.drawImage(picture, x, y);
      picture.width = 1;
      picture.height = 1;
      figures.paintMs.push(performance.now() - began);
      writeCaption(ctx, film, item, from + i, x, y + HEIGHT_PX);
    });
    const file = join(folder, `${film.name}${from > 0 ? `-${from / perSheet + 1}` : ''}.jpg`);
    await writeFile(file, await sheet.encode('jpeg', 84));
    sheet.width = 1;
    sheet.height = 1;
    figures.sheets.push(file);
  }
  return figures;
}

function writeCaption(
  ctx: SKRSContext2D,
  { plan }: GalleryFilm,
  { scene, sceneIndex, shot }: GalleryFilm['shots'][number],
  number: number,
  x: number,
  y: number,
) {
  const nameOf = (id: string | null) => plan.characters.find((who) => who.id === id)?.name ?? id ?? '';
  const paint = shot.paint!;
  ctx.font = '10px sans-serif';
  ctx.fillStyle = '#000';
  const where = `${number} s${sceneIndex} ${paint.place} (${scene.place.slice(0, 18)}) ${paint.time} ${paint.weather}`;
  ctx.fillText(`${where} ${paint.season} ${paint.mood} ${paint.framing}`, x + 3, y + 12, SHOT_PX - 6);
  ctx.fillStyle = '#a00';
  const people = paint.people.map((who) => `${nameOf(who.characterId)}:${who.pose}/${who.expression}`);
  ctx.fillText(
    `${people.join(' ')} | ${paint.props.join(',')} | ${nameOf(paint.focus)}`,
    x + 3,
    y + 24,
    SHOT_PX - 6,
  );
  ctx.fillStyle = '#226';
  const words = shot.lines.map((line) => (line.speaker ? '»' : '') + line.text).join(' ');
  let row = '';
  let rows = 0;
  for (const word of `${words || `[${shot.action}]`} `.split(' ')) {
    if (word === '' || ctx.measureText(row + word).width > SHOT_PX - 8) {
      ctx.fillText(row, x + 3, y + 36 + 11 * rows++, SHOT_PX - 6);
      if (rows === 3) return;
      row = '';
    }
    row += `${word} `;
  }
}
