import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { articleById, articleToMarkdown } from '../rooms/articles/articles.ts';
import { soundMarkdown } from '../rooms/audio/audio.ts';
import { mediaPath } from '../rooms/media/media.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { allAddresses, allRows, commenterRow, entryRows, revisionRows, taxonomyRows } from './export.store.ts';
import { CommandError } from './terminal.ts';

type ExportOptions = { folder: string; withMedia: boolean; onProgress: (done: number) => void };

type Lines = { write: (line: string) => Promise<void>; end: () => Promise<void> };

const openLines = (file: string): Lines => {
  const stream = createWriteStream(file);
  return {
    write: async (line) => {
      if (!stream.write(`${line}\n`)) await once(stream, 'drain');
    },
    end: async () => {
      stream.end();
      await once(stream, 'finish');
    },
  };
};

const prepareFolder = async (folder: string): Promise<void> => {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new CommandError(`The folder ${folder} is not empty. Name a new one: an export never overwrites anything.`);
  }
  await mkdir(folder, { recursive: true });
};

/** A file for a story's address: nothing of the address can lead out of the folder. */
const markdownFile = (folder: string, edition: string, path: string): string => {
  const pieces = path.split('/').filter((piece) => piece !== '' && piece !== '.' && piece !== '..');
  const safe = pieces.map((piece) => piece.replace(/[\\:*?"<>|]/g, '_').slice(0, 150));
  return join(folder, 'articles', edition, `${safe.join('/') || 'story'}.md`);
};

const exportArticles = async (world: World, { folder, onProgress }: ExportOptions): Promise<number> => {
  const lines = openLines(join(folder, 'articles.jsonl'));
  let count = 0;
  for await (const row of allRows(world.db, 'article')) {
    const article = await articleById(world, row.id);
    if (!article) continue;
    const revisions = (await revisionRows(world.db, row.id)).map(({ snapshot, ...rest }) => ({
      ...rest,
      snapshot: JSON.parse(snapshot) as unknown,
    }));
    const entries = (await entryRows(world.db, row.id)).map((entry) => ({
      ...entry,
      body: JSON.parse(entry.body) as unknown,
    }));
    await lines.write(JSON.stringify({ ...article, revisions, liveEntries: entries }));
    const file = markdownFile(folder, article.edition, article.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await articleToMarkdown(world, article, (await soundMarkdown(world, article))?.markdown));
    onProgress((count += 1));
  }
  await lines.end();
  return count;
};

const exportComments = async (world: World, { folder }: ExportOptions): Promise<number> => {
  const lines = openLines(join(folder, 'comments.jsonl'));
  let count = 0;
  for await (const { body, ...comment } of allRows(world.db, 'comment')) {
    const author = await commenterRow(world.db, comment.commenter_id);
    await lines.write(
      JSON.stringify({ ...comment, body: body === null ? null : (JSON.parse(body) as unknown), author }),
    );
    count += 1;
  }
  await lines.end();
  return count;
};

const csvField = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

const exportAddresses = async (world: World, { folder }: ExportOptions): Promise<number> => {
  const lines = openLines(join(folder, 'addresses.csv'));
  await lines.write('path,kind,target');
  let count = 0;
  for await (const { path, target_kind: kind, target } of allAddresses(world.db)) {
    await lines.write([path, kind, target].map(csvField).join(','));
    count += 1;
  }
  await lines.end();
  return count;
};

const exportMedia = async (world: World, { folder, withMedia }: ExportOptions): Promise<number> => {
  const lines = openLines(join(folder, 'media.jsonl'));
  let count = 0;
  for await (const row of allRows(world.db, 'media')) {
    await lines.write(JSON.stringify({ ...row, texts: JSON.parse(row.texts) as unknown }));
    count += 1;
    if (!withMedia || row.file === null) continue;
    const target = join(folder, 'media', row.file);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(mediaPath(world, row.file), target);
  }
  await lines.end();
  return count;
};

/** Writes the whole publication to an empty folder; answers how many of what. */
export const exportPublication = async (world: World, options: ExportOptions): Promise<Record<string, number>> => {
  await prepareFolder(options.folder);
  const { settings, editions } = await publicationOf(world);
  const taxonomy = await taxonomyRows(world.db);
  const publication = { format: 'courant-export-1', settings, editions, ...taxonomy };
  await writeFile(join(options.folder, 'publication.json'), `${JSON.stringify(publication, null, 2)}\n`);
  return {
    'stories and pages': await exportArticles(world, options),
    comments: await exportComments(world, options),
    addresses: await exportAddresses(world, options),
    'pictures, sounds and films': await exportMedia(world, options),
  };
};
