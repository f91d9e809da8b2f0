/** Small pictures for the tests, drawn when they are needed. */
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Left half red, right half blue: which way is up can be read off. */
export const redAndBlue = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#c81e1e' } }).composite([
    {
      input: { create: { width: Math.floor(width / 2), height, channels: 3, background: '#1e1ec8' } },
      left: Math.ceil(width / 2),
      top: 0,
    },
  ]);

export const jpeg = (width = 400, height = 300): Promise<Buffer> => redAndBlue(width, height).jpeg().toBuffer();

export const withPosition = (): Promise<Buffer> =>
  redAndBlue(400, 300)
    .withExif({
      IFD0: { Artist: 'SecretName', Model: 'SecretCamera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 21/1 0/1' },
    })
    .jpeg()
    .toBuffer();

/** Lies on its side; its tag says to turn it by a quarter. */
export const lyingDown = (): Promise<Buffer> => redAndBlue(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer();

export const inCmyk = (): Promise<Buffer> => redAndBlue(400, 300).toColourspace('cmyk').jpeg().toBuffer();

/** The colour #c06040, written in the numbers of Display P3. */
export const inDisplayP3 = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#c06040' } })
    .withIccProfile('p3')
    .jpeg({ quality: 100 })
    .toBuffer();

export const transparent = (): Promise<Buffer> =>
  sharp({ create: { width: 700, height: 500, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.4 } } })
    .png()
    .toBuffer();

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A few bytes that claim to unfold to billions of pixels. */
export const pixelBomb = (): Buffer => {
  const header = Buffer.from([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from([0x78, 0x9c, 3, 0, 0, 0, 0, 1])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** The head of an animated GIF whose frames claim to be large and hold next to nothing. */
export const frameBomb = (side: number, frames: number): Buffer => {
  const size = Buffer.from([side & 0xff, side >> 8, side & 0xff, side >> 8]);
  const screen = Buffer.concat([Buffer.from('GIF89a'), size, Buffer.from([0x80, 0, 0, 200, 30, 30, 30, 30, 200])]);
  const delay = Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]);
  const frame = Buffer.concat([delay, Buffer.from([0x2c, 0, 0, 0, 0]), size, Buffer.from([0, 2, 2, 0x44, 1, 0])]);
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]);
};

/** An animated GIF: red, then blue. */
export const animation = (width: number, height: number): Promise<Buffer> => {
  const frame = (red: number, blue: number): Buffer => Buffer.alloc(width * height * 3, Buffer.from([red, 30, blue]));
  return sharp(Buffer.concat([frame(200, 30), frame(30, 200)]), {
    raw: { width, height: height * 2, channels: 3, pageHeight: height },
  })
    .gif({ delay: [200, 200] })
    .toBuffer();
};

/** Mean of red, green and blue. */
export const meanColour = async (picture: string | Buffer): Promise<number[]> =>
  (await sharp(picture).stats()).channels.map(({ mean }) => Math.round(mean));
