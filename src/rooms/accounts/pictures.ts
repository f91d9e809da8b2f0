/** Readers' pictures: drawn anew, kept below DATA_DIR/pictures under a name nobody can guess, and gone when they are taken back. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { ok, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import type { Account } from './account.ts';
import { accountRow, updateAccount } from './accounts.store.ts';
import { drawPicture, type DrawingRefusal } from './pictures-drawing.ts';
import { accountTopic } from './sessions.ts';

export const mostPictureBytes = 5 * 1024 * 1024;

const namePattern = /^[\w-]{22}\.webp$/;
const folderOf = (world: World): string => join(world.config.dataDir, 'pictures');
const pictureTopic = (name: string): string => `picture:${name}`;

/** Whole or absent, whatever happens. */
const keepFile = async (world: World, name: string, bytes: Uint8Array): Promise<void> => {
  const folder = folderOf(world);
  await mkdir(folder, { recursive: true });
  const part = join(folder, `${name}.part`);
  try {
    const handle = await open(part, 'w', 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, join(folder, name));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};

/** A picture that nobody is shown with any more: kept copies of it are forgotten at once, the file goes afterwards. */
export const dropPicture = async (tx: Tx, name: string): Promise<void> => {
  await tx.later('remove-picture', { name });
  await tx.changed(pictureTopic(name));
};

/** Puts a picture (or none) in place of the one before, in the transaction; the file that was goes afterwards. */
export const swapPicture = async (tx: Tx, accountId: string, picture: string | null): Promise<void> => {
  const before = (await accountRow(tx.db, { id: accountId }))?.picture;
  await updateAccount(tx.db, accountId, { picture });
  if (before !== undefined) await dropPicture(tx, before);
  await tx.changed(accountTopic(accountId));
  await tx.later('account-changed', { accountId });
};

/** Takes what was sent as the reader's picture. */
export const setPicture = async (
  world: World,
  account: Account,
  bytes: Uint8Array,
): Promise<Outcome<undefined, DrawingRefusal | 'busy'>> => {
  const drawn = await drawPicture(bytes);
  if (!drawn.ok) return drawn;
  const name = `${world.newSecret().slice(0, 22)}.webp`;
  await keepFile(world, name, drawn.value);
  try {
    await world.write((tx) => swapPicture(tx, account.id, name));
  } catch (error) {
    await rm(join(folderOf(world), name), { force: true });
    throw error;
  }
  return ok(undefined);
};

export const removePicture = (world: World, account: Account): Promise<void> =>
  world.write((tx) => swapPicture(tx, account.id, null));

/** The job that removes a file nobody is shown with any more. */
export const removePictureFile = async (world: World, { name }: { name: string }): Promise<void> => {
  if (namePattern.test(name)) await rm(join(folderOf(world), name), { force: true });
};

/** A picture's bytes; undefined when there is none of this name. */
export const pictureBytes = async (world: World, name: string): Promise<Buffer | undefined> => {
  if (!namePattern.test(name)) return undefined;
  try {
    return await readFile(join(folderOf(world), name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** `GET /pictures/NAME`. A browser may keep it for good, a cache between us for an hour: a picture that was taken back is gone then. */
export const pictureRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { name: string } }>('/pictures/:name', async (request, reply) => {
    const bytes = await pictureBytes(world, request.params.name);
    if (!bytes) {
      await reply.code(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('Not found\n');
      return;
    }
    await reply.page({
      body: bytes,
      type: 'image/webp',
      topics: [pictureTopic(request.params.name)],
      headers: {
        'Cache-Control': 'public, max-age=31536000, s-maxage=3600, immutable',
        'Content-Security-Policy': "default-src 'none'; sandbox",
      },
    });
  });
};
