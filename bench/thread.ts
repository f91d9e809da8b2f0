/**
 * Any page of a discussion of 100,000 comments, in every order, early and deep, with filters and links:
 *   node --import ./scripts/loader.ts bench/thread.ts [--comments 100000]
 * Each page is asked 15 times through `threadPage`; TEST_DATABASE_URL asks PostgreSQL instead of SQLite. Then the whole story's page,
 * drawn anew each time, with the first 25 of 1,000 comments.
 */
import { parseArgs } from 'node:util';
import { articleById, type Article } from '../src/rooms/articles/articles.ts';
import { threadPage, type ReadThread, type ThreadAsked } from '../src/rooms/discussion/discussion.ts';
import type { World } from '../src/world.ts';
import { makeComments } from '../test/make-comments.ts';
import { makeEditions, makeStory } from '../test/make-stories.ts';
import { testSite } from '../test/test-world.ts';
import { median, report, type Figure } from './figures.ts';

const { values } = parseArgs({ options: { comments: { type: 'string', default: '100000' } } });
const count = Number(values.comments);
const goal = 20;
const rounds = 15;
/** Pages one goes forward to be deep inside. */
const deep = 60;

type Asked = Partial<ThreadAsked>;
type Story = { world: World; article: Article };

const page = ({ world, article }: Story, asked: Asked): Promise<ReadThread> =>
  threadPage(world, article, { sort: 'fair', filter: 'all', languages: 'own', ...asked });

const timed = async (what: string, story: Story, asked: Asked): Promise<Figure> => {
  await page(story, asked);
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const began = performance.now();
    await page(story, asked);
    times.push(performance.now() - began);
  }
  return { what, ours: median(times), goal, better: 'less', unit: 'ms' };
};

const deepInside = async (story: Story, asked: Asked): Promise<Asked> => {
  let after: ThreadAsked['after'];
  for (let i = 0; i < deep; i += 1) {
    const { next } = await page(story, { ...asked, after });
    if (!next) break;
    after = next;
  }
  return { ...asked, after };
};

const pagesOf = async (story: Story, ids: readonly string[]): Promise<Figure[]> => {
  const figures: Figure[] = [];
  const middle = ids[ids.length >> 1];
  for (const sort of ['fair', 'newest', 'oldest', 'recommended', 'replies'] as const) {
    figures.push(await timed(`${sort}, first page`, story, { sort }));
    figures.push(await timed(`${sort}, page ${deep}`, story, await deepInside(story, { sort })));
    figures.push(await timed(`${sort}, link of a comment`, story, { sort, comment: middle }));
  }
  for (const filter of ['picks', 'staff'] as const) figures.push(await timed(`only ${filter}`, story, { filter }));
  const [busiest] = (await page(story, { sort: 'replies' })).branches;
  figures.push(await timed('all answers to one', story, { answersTo: busiest?.root.id }));
  return figures;
};

const drawn = async (): Promise<Figure> => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const id = await makeStory(site.world);
  await makeComments(site.world, id, 1_000, { picks: 2 });
  const path = (await articleById(site.world, id))?.path ?? '/';
  const draw = async (): Promise<void> => {
    site.app.delivery.drop([`thread:${id}`]);
    await (await site.request(path)).text();
  };
  for (let i = 0; i < 50; i += 1) await draw();
  const before = process.cpuUsage();
  for (let i = 0; i < 200; i += 1) await draw();
  const { user, system } = process.cpuUsage(before);
  await site.close();
  return { what: 'a story drawn with 25 of 1,000', ours: (user + system) / 200_000, better: 'less', unit: 'ms CPU' };
};

const site = await testSite();
await makeEditions(site.world, 'en');
const id = await makeStory(site.world);
const ids = await makeComments(site.world, id, count, { picks: 3, writers: 2_000 });
const article = await articleById(site.world, id);
if (!article) throw new Error('the story that was just made is not there');
const figures = await pagesOf({ world: site.world, article }, ids);
await site.close();
figures.push(await drawn());
report(`Pages of a discussion of ${count.toLocaleString('en')} comments`, figures);
