import { constants, deflateRawSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';

/** A file that is not what it seems, or more than it seems. */
export interface HostileFile {
  name: string;
  bytes: Buffer;
  /** True: it is a whole picture or sound with something hanging on, and may be used as that. */
  harmless?: boolean;
}

const PNG_MAGIC = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length, 0);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])) >>> 0, 0);
  return Buffer.concat([head, body, sum]);
}

/** CRC-32 of ISO 3309, as PNG has it. */
function crc32(bytes: Buffer): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc;
}

/** A whole PNG of one bit a pixel, all of it there: 60,000 px a side are 450 MB of nothing in some 440 KB. */
export function pngBomb(sidePx: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sidePx, 0);
  header.writeUInt32BE(sidePx, 4);
  header[8] = 1;
  const bytes = (Math.ceil(sidePx / 8) + 1) * sidePx;
  const parts = [chunk('IHDR', header), chunk('IDAT', zlibOfZeros(bytes)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([PNG_MAGIC, ...parts]);
}

/** A zlib stream (RFC 1950) of so many zeros, made of one block that is flushed, again and again. */
function zlibOfZeros(bytes: number): Buffer {
  const size = 1 << 20;
  const flushed = (length: number) =>
    deflateRawSync(Buffer.alloc(length), { finishFlush: constants.Z_FULL_FLUSH });
  const block = flushed(size);
  const blocks = Array.from({ length: Math.floor(bytes / size) }, () => block);
  // Adler-32: the first sum stays 1, the second counts the bytes.
  const sum = Buffer.alloc(4);
  sum.writeUInt16BE(bytes % 65_521, 0);
  sum.writeUInt16BE(1, 2);
  const [head, end] = [Buffer.from([0x78, 0x01]), Buffer.from([0x03, 0x00])];
  return Buffer.concat([head, ...blocks, flushed(bytes % size), end, sum]);
}

function picture(): Buffer {
  const canvas = createCanvas(48, 32);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#3a7';
  ctx.fillRect(0, 0, 48, 32);
  return canvas.toBuffer('image/png');
}

/** ISO/IEC 14496-12: a box. */
function box(type: string, ...parts: Buffer[]): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 0);
  return Buffer.concat([size, Buffer.from(type, 'latin1'), ...parts]);
}

/** An MP4 whose one sound track says that its samples lie in another file. */
function movOfAnotherFile(path: string): Buffer {
  const u32 = (...values: number[]) => {
    const bytes = Buffer.alloc(4 * values.length);
    values.forEach((value, i) => {
      bytes.writeUInt32BE(value, 4 * i);
    });
    return bytes;
  };
  const url = box('url ', u32(0), Buffer.from(`${path}\0`));
  const entry = box(
    'sowt',
    u32(0),
    u32(1),
    u32(0, 0),
    Buffer.from([0, 2, 0, 16]),
    u32(0),
    u32(48_000 * 65_536),
  );
  const table = box(
    'stbl',
    box('stsd', u32(0, 1), entry),
    box('stts', u32(0, 1, 48_000, 1)),
    box('stsc', u32(0, 1, 1, 48_000, 1)),
    box('stsz', u32(0, 4, 48_000)),
    box('stco', u32(0, 1, 0)),
  );
  const information = box('minf', box('dinf', box('dref', u32(0, 1), url)), table);
  const handler = box('hdlr', u32(0, 0), Buffer.from('soun'), u32(0, 0, 0), Buffer.from([0]));
  const media = box('mdia', box('mdhd', u32(0, 0, 0, 48_000, 48_000, 0)), handler, information);
  const track = box('trak', box('tkhd', u32(7, 0, 0, 1, 0, 48_000), Buffer.alloc(60)), media);
  const movie = box('moov', box('mvhd', u32(0, 0, 0, 1000, 1000), Buffer.alloc(80)), track);
  return Buffer.concat([box('ftyp', Buffer.from('qt  '), u32(0), Buffer.from('qt  ')), movie]);
}

/** Every kind of file that has made a media program open another. `file`, `url`: what must not be opened. */
export function hostileFiles({ file, url }: { file: string; url: string }): HostileFile[] {
  const playlist = `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${url}\n#EXTINF:9,\nfile://${file}\n#EXT-X-ENDLIST\n`;
  const concat = `ffconcat version 1.0\nfile '${file}'\nfile '${url}'\n`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><image href="file://${file}" width="64" height="64"/><image href="${url}" width="9" height="9"/></svg>`;
  const text = (name: string, body: string) => ({ name, bytes: Buffer.from(body) });
  const behind = (name: string, head: Buffer, body: string): HostileFile => ({
    name,
    bytes: Buffer.concat([head, Buffer.from(body)]),
  });
  const ftyp = box('ftyp', Buffer.from('isom\0\0\x02\0isom'));
  const riff = (kind: string) => Buffer.from(`RIFF\xff\xff\xff\x7f${kind}`, 'latin1');
  const whole = picture();
  return [
    text('an HLS playlist', playlist),
    text('an ffconcat script', concat),
    text('an SVG', svg),
    text(
      'an SVG with an entity',
      `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file://${file}">]>${svg.replace('/></svg>', '/>&x;</svg>')}`,
    ),
    text(
      'an SDP',
      `v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\na=control:${url}\n`,
    ),
    text('an ASX', `<asx version="3.0"><entry><ref href="${url}"/></entry></asx>`),
    text('a PLS', `[playlist]\nFile1=file://${file}\nNumberOfEntries=1\n`),
    text(
      'a DASH manifest',
      `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><BaseURL>${url}</BaseURL></Period></MPD>`,
    ),
    text('a lavfi graph', `movie=${file}`),
    text('a path', file),
    text('a URL', url),
    text('PostScript', `%!PS\n(${file}) (r) file 100 string readstring pop ==\n`),
    text('MVG', `push graphic-context\nimage over 0,0 0,0 '${url}'\npop graphic-context\n`),
    text('a PDF', `%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/URI/URI(${url})>>>>endobj\n`),
    text('HTML', `<img src="file://${file}"><script src="${url}"></script>`),
    text('nothing', ''),
    behind('HLS behind the magic of PNG', PNG_MAGIC, playlist),
    behind('HLS behind the magic of JPEG', Buffer.from('ffd8ffe0', 'hex'), playlist),
    behind('SVG behind the magic of PNG', PNG_MAGIC, svg),
    behind('HLS in a WebP', riff('WEBPVP8X'), playlist),
    behind('HLS in a WAVE', riff('WAVE'), playlist),
    behind('ffconcat in an MP4', ftyp, concat),
    behind('ffconcat in an mdat', Buffer.concat([ftyp, box('mdat', Buffer.from(concat))]), concat),
    behind('HLS in FLAC', Buffer.from('fLaC'), playlist),
    behind('HLS in Ogg', Buffer.from('OggS'), playlist),
    behind('HLS in an ID3 tag', Buffer.from('ID3\x04\0\0\0\0\x0f\x7f', 'latin1'), playlist),
    { name: 'an MP4 of another file', bytes: movOfAnotherFile(file) },
    { name: 'an MP4 of a URL', bytes: movOfAnotherFile(url) },
    { name: 'a GIF', bytes: Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1') },
    { name: 'a TIFF', bytes: Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1') },
    { name: 'a PNG of 60,000 px', bytes: pngBomb(60_000) },
    {
      name: 'a JPEG that says 65,500 px',
      bytes: Buffer.from('ffd8ffc0001108ffdcffdc03011100021101031101ffd9', 'hex'),
    },
    { ...behind('a PNG with a playlist behind it', whole, playlist), harmless: true },
    { ...behind('a PNG with a script behind it', whole, `<script src="${url}"></script>`), harmless: true },
    { ...behind('a PNG with a ZIP behind it', whole, 'PK\x03\x04../../canary'), harmless: true },
  ];
}

const PLACES = ['%s', '"%s"', "'%s'", '`%s`', '$(%s)', '{%s}', '\\%s', '%s\n%s', '[%s]', '<i>%s</i>'];
/** Words that mean something to a shell, a filter graph, a subtitle renderer, a path, a template. `%s`: a file to read. */
const WORDS = [
  ...['cat %f', 'movie=%f', "drawtext=textfile='%f'", 'subtitles=%f', '-i %f', '-filter_complex', '%{pts}'],
  ...["',drawbox,'", '{\\an8}{\\p1}m 0 0{\\p0}', '<font size=999>', 'file://%f', 'concat:%f|%f', '@%f'],
  ...[
    '../../../%f',
    '..\\..\\%f',
    '/etc/passwd',
    'NUL',
    '$' + '{process.env}',
    '{{7*7}}',
    '&lt;&amp;',
    "'; DROP",
  ],
  ...[
    '\u202eRTL\u202c',
    '\u200b\ufeff',
    'e\u0301'.repeat(40),
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
    'ﷺ',
  ],
  ...[
    'א‎ב',
    '灯'.repeat(90),
    '%n%s%x',
    ':\\:[in];[out]',
    'amovie=%f:loop=0',
    '-->',
    '\ud800',
    '\t\t',
    '#EXTM3U',
  ],
];

/** `count` texts, each a hostile word in one of the ways to quote it, spread over all by a step that meets each. */
export function hostileTexts(count: number, file: string): string[] {
  const all = WORDS.flatMap((word) =>
    PLACES.map((place) => place.replaceAll('%s', word).replaceAll('%f', file).slice(0, 180)),
  );
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / all.length);
    return `${all[(i * 37) % all.length]!}${round > 0 ? ` ${round}` : ''}`;
  });
}
