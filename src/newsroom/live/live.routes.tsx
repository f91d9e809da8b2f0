import type { FastifyInstance } from 'fastify';
import type { Place } from '../../common/dates.ts';
import { listStaff } from '../../rooms/accounts/accounts.ts';
import {
  authorByAccount,
  authorsOf,
  entriesForDesk,
  entryForDesk,
  liveBlogs,
  versionsOfEntry,
} from '../../rooms/articles/articles.ts';
import type { World } from '../../world.ts';
import { placeIn, timeZoneOf } from '../duties/duty-pages.tsx';
import { momentValue } from '../fronts/read-front-form.ts';
import { textsIn } from '../people/people-pages.tsx';
import { EntriesPage } from './EntriesPage.tsx';
import { entryActRoutes } from './entry-acts.routes.ts';
import { entryText } from './entry-text.ts';
import { EntryPage } from './EntryPage.tsx';
import { atBlog, liveWriter, showLive, type Asking, type AtBlog } from './live-pages.tsx';
import { doneWords } from './live-words.ts';
import { LiveListPage } from './LiveListPage.tsx';
import type { Sent } from './read-entry-form.ts';

const mostStaff = 500;

const placeFor = async (world: World): Promise<Place> => ({ language: 'en-GB', timeZone: await timeZoneOf(world) });

export type Telling = { sent?: Sent; fault?: string | undefined; status?: number };

/** The writing page of a live blog as it stands now, with what could not be taken. */
export const showEntries = async (
  world: World,
  { request, reply }: Asking,
  { account, article }: AtBlog,
  { sent = {}, fault, status = 200 }: Telling = {},
): Promise<void> => {
  const text = textsIn(request);
  const scene = {
    article,
    visit: request.visit,
    place: await placeFor(world),
    accountId: account.id,
    authors: await authorsOf(world, article.edition),
    ownAuthor: (await authorByAccount(world, account.id, article.edition))?.id,
    found: await entriesForDesk(world, article, placeIn(text('before'))),
    sent,
    fault,
    said: doneWords[text('done') ?? ''],
    entryId: world.newId(),
  };
  await showLive(reply, {
    account,
    title: article.headline || 'Without a headline',
    status,
    children: <EntriesPage scene={scene} />,
  });
};

/** The page of one entry. */
export const showEntry = async (
  world: World,
  { request, reply }: Asking,
  { account, article }: AtBlog,
  { sent, fault, status = 200 }: Telling = {},
): Promise<void> => {
  const { entry: entryId } = request.params as { entry: string };
  const entry = await entryForDesk(world, article, entryId);
  if (!entry) return reply.notFound();
  const place = await placeFor(world);
  const staff = await listStaff(world, mostStaff);
  const scene = {
    article,
    entry,
    visit: request.visit,
    place,
    authors: await authorsOf(world, article.edition),
    versions: await versionsOfEntry(world, entry.id),
    names: new Map(staff.map(({ id, name }) => [id, name])),
    others: (await liveBlogs(world)).filter(
      ({ id, isEnded, edition }) => id !== article.id && !isEnded && edition === article.edition,
    ),
    sent: sent ?? {
      text: entryText(entry.body),
      headline: entry.headline,
      at: momentValue(entry.at, place.timeZone),
      out: entry.goesOutAt === undefined ? '' : momentValue(entry.goesOutAt, place.timeZone),
      key: entry.isKey ? '1' : '',
      author: entry.author?.id ?? '',
    },
    fault,
  };
  await showLive(reply, {
    account,
    title: `Entry: ${article.headline}`,
    status,
    children: <EntryPage scene={scene} />,
  });
};

/** Writing live blogs: `/newsroom/live`, `/newsroom/stories/:id/entries`. */
export const liveRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/newsroom/live', async (request, reply) => {
    const account = await liveWriter(world, { request, reply });
    if (!account) return;
    const blogs = await liveBlogs(world);
    const children = <LiveListPage blogs={blogs} visit={request.visit} place={await placeFor(world)} />;
    await showLive(reply, { account, title: 'Live', children });
  });

  app.get('/newsroom/stories/:id/entries', async (request, reply) => {
    const at = await atBlog(world, { request, reply });
    if (at) await showEntries(world, { request, reply }, at);
  });

  app.get('/newsroom/stories/:id/entries/:entry', async (request, reply) => {
    const at = await atBlog(world, { request, reply });
    if (at) await showEntry(world, { request, reply }, at);
  });

  entryActRoutes(app, world, { showEntries, showEntry });
};
