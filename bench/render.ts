/** CPU of drawing a page that is not kept: route, database, components, shell; without the network and compression. */
import { pino } from 'pino';
import { createApp, type App } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openStorage } from '../src/storage/storage.ts';
import type { Account } from '../src/rooms/accounts/accounts.ts';
import { articlesInEdition } from '../src/rooms/articles/articles.ts';
import { beginLikeAutomatic, frontPlace, publishDraft, saveDraft } from '../src/rooms/fronts/fronts.ts';
import { createWorld, type World } from '../src/world.ts';
import { withDemo } from './demo-site.ts';
import { median, report, type Figure } from './figures.ts';

const warmUp = 60;
const samples = 200;

type Drawing = { first: number; warm: number; bytes: number };

/** Milliseconds of CPU, all threads, for one drawing; garbage collection counts where it falls. */
const drawOnce = async (app: App, path: string): Promise<number> => {
  app.delivery.drop(null);
  const began = process.cpuUsage();
  const answer = await app.request(path);
  const { user, system } = process.cpuUsage(began);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return (user + system) / 1_000;
};

const draw = async (app: App, path: string): Promise<Drawing> => {
  const first = await drawOnce(app, path);
  for (let i = 0; i < warmUp; i += 1) await drawOnce(app, path);
  const times: number[] = [];
  for (let i = 0; i < samples; i += 1) times.push(await drawOnce(app, path));
  const bytes = (await (await app.request(path)).arrayBuffer()).byteLength;
  return { first, warm: median(times), bytes };
};

const pagesOf = async (app: App): Promise<{ name: string; path: string; goal?: number }[]> => {
  const front = await (await app.request('/')).text();
  const story = /href="(\/[a-z][^"]*\/\d{4}\/\d{2}\/\d{2}\/[^"#]+)"/.exec(front)?.[1] ?? '/';
  return [
    { name: 'article', path: story, goal: 5 },
    { name: 'front page', path: '/', goal: 8 },
    { name: 'section', path: story.replace(/\/\d{4}\/.*/, ''), goal: 8 },
    { name: 'Arabic front page', path: '/ar', goal: 8 },
    // Thirty whole stories: shown, not judged.
    { name: 'RSS feed', path: '/rss.xml' },
  ];
};

/** The front as editors arrange it: what it shows by itself as blocks, some of their stories picked. */
const arrangeFront = async (world: World): Promise<void> => {
  const place = frontPlace('en');
  const { blocks } = await beginLikeAutomatic(world, place);
  const { articles } = await articlesInEdition(world, 'en', { limit: 20 });
  const picked = articles.map(({ id }) => ({ story: id }));
  const layout = {
    blocks: blocks.map((block, i) => ({ ...block, picks: i < 5 ? picked.slice(4 * i, 4 * i + 4) : [] })),
  };
  const account = { id: world.newId(), role: 'editor' } as Account;
  const saved = await saveDraft(world, { account, place, version: 0, layout });
  if (saved.ok) await publishDraft(world, { account, place, version: saved.value.version });
};

await withDemo(async (dataDir) => {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const storage = await openStorage(config);
  const world = createWorld({ config, storage, log: pino({ level: 'silent' }), sendMail: async () => {} });
  const app = await createApp(world);
  const figures: Figure[] = [];
  for (const { name, path, goal } of await pagesOf(app)) {
    world.memory.drop(null);
    const { first, warm, bytes } = await draw(app, path);
    const what = `${name} (${(bytes / 1024).toFixed(1)} KB; the very first time ${first.toFixed(1)} ms)`;
    figures.push({ what, ours: warm, goal, better: 'less', unit: 'ms' });
  }
  await arrangeFront(world);
  const { warm, bytes } = await draw(app, '/');
  figures.push({
    what: `front page, arranged (${(bytes / 1024).toFixed(1)} KB)`,
    ours: warm,
    goal: 8,
    better: 'less',
    unit: 'ms',
  });
  report(`CPU for one drawing, median of ${samples}`, figures);
  await app.close();
  await storage.close();
});
