import { createHash } from 'node:crypto';
import { createCanvas } from '@napi-rs/canvas';

/** A landscape as PNG whose colours and shapes follow from the text: another prompt is another picture. */
export async function drawPicture(text: string, widthPx: number, heightPx: number): Promise<Uint8Array> {
  const bytes = createHash('sha256').update(text).digest();
  const at = (i: number) => bytes[i % bytes.length]! / 255;
  const canvas = createCanvas(widthPx, heightPx);
  const paint = canvas.getContext('2d');
  const sky = paint.createLinearGradient(0, 0, 0, heightPx);
  sky.addColorStop(0, `hsl(${Math.round(at(0) * 360)} 55% 38%)`);
  sky.addColorStop(1, `hsl(${Math.round(at(1) * 360)} 65% 78%)`);
  paint.fillStyle = sky;
  paint.fillRect(0, 0, widthPx, heightPx);
  paint.fillStyle = `hsl(${Math.round(40 + at(2) * 30)} 90% 82%)`;
  paint.beginPath();
  const sun = heightPx * (0.05 + 0.08 * at(3));
  paint.arc(widthPx * (0.15 + 0.7 * at(4)), heightPx * (0.15 + 0.3 * at(5)), sun, 0, Math.PI * 2);
  paint.fill();
  for (let hill = 0; hill < 4; hill++) {
    const top = heightPx * (0.45 + 0.13 * hill);
    paint.fillStyle = `hsl(${Math.round(at(6 + hill) * 360)} 30% ${46 - hill * 9}%)`;
    paint.beginPath();
    paint.moveTo(0, heightPx);
    for (let x = 0; x <= 32; x++) {
      const wave = Math.sin(x * (0.15 + 0.2 * at(10 + hill)) + at(14 + hill) * 6.28);
      paint.lineTo((x / 32) * widthPx, top + wave * heightPx * 0.07);
    }
    paint.lineTo(widthPx, heightPx);
    paint.fill();
  }
  return canvas.encode('png');
}
