/** One's data as a zip file, made while it is sent and kept nowhere. */
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { World } from '../../world.ts';
import { publicationOf, type Edition } from '../publication/publication.ts';
import type { Account } from './account.ts';
import { accountParts } from './data-own.ts';
import type { DataPart, OwnData } from './own-data.ts';
import { pictureBytes } from './pictures.ts';
import { drawOwnData } from './views/OwnDataFile.tsx';

/** What the keys of data.json mean, for whoever writes a program that reads it. */
const about = {
  format: 'courant-own-data; a reader of another version should look at `version` first',
  madeAt: 'when the file was made; every time in it is ISO 8601 in UTC',
  publication: 'name and address of the publication; addresses that begin with / are on it',
  parts:
    'what is kept, by name: `title` in the language of the reader, `rows` a list of objects; null where nothing is known',
};

const asJson = (parts: readonly DataPart[], { edition, publicUrl, madeAt }: Made): string => {
  const data = {
    format: 'courant-own-data',
    version: 1,
    about,
    madeAt: new Date(madeAt).toISOString(),
    publication: { name: edition.publicationName, address: publicUrl, language: edition.language },
    parts: Object.fromEntries(parts.map(({ name, title, rows }) => [name, { title, rows }])),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
};

type Made = { edition: Edition; publicUrl: string; madeAt: number };

/** Everything every room keeps about a reader, as a stream of a zip: data.json, index.html and the picture. */
export const ownDataFile = async (
  world: World,
  account: Account,
  { edition, ownData }: { edition: Edition; ownData: readonly OwnData[] },
): Promise<Readable> => {
  const { settings } = await publicationOf(world);
  const made: Made = { edition, publicUrl: world.config.publicUrl, madeAt: world.now() };
  const parts = await accountParts(world, account, edition.language);
  for (const { collect } of ownData) parts.push(...(await collect(world, account, edition.language)));
  const bytes = account.picture === undefined ? undefined : await pictureBytes(world, account.picture);
  const picture = bytes ? 'picture.webp' : undefined;
  const zip = new ZipFile();
  const mtime = new Date(made.madeAt);
  zip.addBuffer(Buffer.from(drawOwnData({ ...made, parts, timeZone: settings.timeZone, picture })), 'index.html', {
    mtime,
  });
  zip.addBuffer(Buffer.from(asJson(parts, made)), 'data.json', { mtime });
  if (bytes) zip.addBuffer(bytes, 'picture.webp', { mtime, compress: false });
  zip.end();
  return zip.outputStream as Readable;
};
