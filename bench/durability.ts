/**
 * Comments that were acknowledged and are then lost or doubled: by kill -9, and by a power cut as far as it can be modelled.
 *
 *   npm run bench durability [-- --rounds=200] [--cuts=100] [--drop=50] [--comments=1000000]
 *
 * `--drop` makes the modelled disk lie about so many of 100 syncs: then comments must be lost, or the check would be worth nothing.
 * `--comments` is how many there are already when the time until the site is ready again is measured. The power cut needs a C compiler.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeComments } from '../test/make-comments.ts';
import { freshText, withCrowd, type Crowd } from './crowd.ts';
import { cutDisk } from './cut-disk.ts';
import { root, startSite, type Running } from './demo-site.ts';
import { median, report, type Figure } from './figures.ts';

const option = (name: string, usual: number): number =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const rounds = option('rounds', 50);
const cuts = option('cuts', 20);
const drop = option('drop', 0) / 100;
const comments = option('comments', 100_000);
const writers = 8;

type Sent = { mark: string; key: string; writer: number; text: string };
type Ledger = { acknowledged: Map<string, Sent>; open: Sent[] };

const post = (site: Running, crowd: Crowd, { key, writer, text }: Sent, agent: Agent): Promise<number> =>
  new Promise((done) => {
    const body = new URLSearchParams({ article: crowd.articleId, text, key }).toString();
    const asked = request(
      `${site.address}/comments`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
          cookie: `session=${crowd.sessions[writer] ?? ''}`,
          origin: site.address,
          'sec-fetch-site': 'same-origin',
          accept: 'application/json',
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode ?? 0));
        answer.on('error', () => done(0));
      },
    );
    asked.on('error', () => done(0)).end(body);
  });

/** Posts from all writers until the process is killed; what had no answer stays open. */
const writeUntilKilled = async (site: Running, crowd: Crowd, ledger: Ledger, milliseconds: number): Promise<void> => {
  const agent = new Agent({ keepAlive: true });
  const state = { isOver: false };
  const work = Array.from({ length: writers }, async (_, writer) => {
    while (!state.isOver) {
      const mark = crypto.randomUUID();
      const sent = { mark, key: mark, writer, text: `${freshText()} ${mark}` };
      const status = await post(site, crowd, sent, agent);
      if (status === 200 || status === 201) ledger.acknowledged.set(mark, sent);
      else ledger.open.push(sent);
    }
  });
  await new Promise((soon) => setTimeout(soon, milliseconds));
  site.process.kill('SIGKILL');
  state.isOver = true;
  await Promise.all(work);
  agent.destroy();
};

/** What had no answer is sent again under its key, as a browser would: it must be there once in the end. */
const sendAgain = async (site: Running, crowd: Crowd, ledger: Ledger): Promise<void> => {
  const agent = new Agent({ keepAlive: true });
  for (const sent of ledger.open.splice(0)) {
    const status = await post(site, crowd, sent, agent);
    if (status === 200 || status === 201) ledger.acknowledged.set(sent.mark, sent);
    else throw new Error(`A comment sent again was answered with ${status}`);
  }
  agent.destroy();
};

/** How many acknowledged comments are missing, and how many are there more than once. */
const audit = (dataDir: string, ledger: Ledger): { lost: number; doubled: number } => {
  const database = new DatabaseSync(join(dataDir, 'courant.sqlite'));
  const seen = new Map<string, number>();
  for (const { body } of database.prepare("select body from comment where state = 'published'").iterate()) {
    const mark = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.exec(String(body))?.[0];
    if (mark !== undefined) seen.set(mark, (seen.get(mark) ?? 0) + 1);
  }
  const check = database.prepare('pragma integrity_check').get()?.['integrity_check'];
  const { counted } = database.prepare('select comment_count as counted from thread').get() as { counted: number };
  const { listed } = database.prepare("select count(*) as listed from comment where state = 'published'").get() as {
    listed: number;
  };
  database.close();
  if (check !== 'ok') throw new Error(`The database is damaged: ${String(check)}`);
  if (counted !== listed) throw new Error(`The thread counts ${counted} comments, but there are ${listed}`);
  return {
    lost: [...ledger.acknowledged.keys()].filter((mark) => !seen.has(mark)).length,
    doubled: [...seen.values()].filter((times) => times > 1).length,
  };
};

const killRounds = (crowd: Crowd): Promise<Figure[]> =>
  (async () => {
    const ledger: Ledger = { acknowledged: new Map(), open: [] };
    const ready: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      const site = await startSite(crowd.dataDir);
      if (round > 0) ready.push(performance.now() - began);
      await sendAgain(site, crowd, ledger);
      await writeUntilKilled(site, crowd, ledger, 100 + Math.random() * 500);
    }
    const last = await startSite(crowd.dataDir);
    await sendAgain(last, crowd, ledger);
    await last.stop();
    const { lost, doubled } = audit(crowd.dataDir, ledger);
    console.log(`${rounds} rounds of kill -9, ${ledger.acknowledged.size.toLocaleString('en')} comments acknowledged`);
    return [
      { what: 'acknowledged comments lost to kill -9', ours: lost, goal: 0, better: 'less', unit: '' },
      { what: 'comments doubled by sending again', ours: doubled, goal: 0, better: 'less', unit: '' },
      { what: 'ready after kill -9, p50', ours: median(ready) / 1_000, goal: 2, better: 'less', unit: 's' },
    ];
  })();

const readyWithMany = async (crowd: Crowd): Promise<Figure[]> => {
  const ledger: Ledger = { acknowledged: new Map(), open: [] };
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const began = performance.now();
    const site = await startSite(crowd.dataDir, crowd.path);
    if (round > 0) times.push((performance.now() - began) / 1_000);
    await writeUntilKilled(site, crowd, ledger, 1_500);
  }
  return [
    {
      what: `first page after kill -9, ${comments.toLocaleString('en')} comments, p50`,
      ours: median(times),
      goal: 2,
      better: 'less',
      unit: 's',
    },
    { what: 'the same, slowest', ours: Math.max(...times), goal: 5, better: 'less', unit: 's' },
  ];
};

const buildShim = (folder: string): string | undefined => {
  const shim = join(folder, 'power-cut.so');
  const source = join(import.meta.dirname, 'power-cut.c');
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', shim, source, '-ldl', '-lpthread'], {
    stdio: 'inherit',
  });
  return built.status === 0 ? shim : undefined;
};

const powerCuts = async (crowd: Crowd): Promise<Figure[]> => {
  const scratch = mkdtempSync(join(tmpdir(), 'courant-cut-'));
  const shim = buildShim(scratch);
  if (!shim) {
    console.log('No C compiler: the power cut is left out.');
    return [];
  }
  let lost = 0;
  let acknowledged = 0;
  let writes = 0;
  const folder = realpathSync(crowd.dataDir);
  for (let cut = 0; cut < cuts; cut += 1) {
    const before = join(scratch, 'before');
    const journal = join(scratch, 'journal');
    rmSync(before, { recursive: true, force: true });
    rmSync(journal, { force: true });
    cpSync(folder, before, { recursive: true });
    Object.assign(process.env, { LD_PRELOAD: shim, CUT_FOLDER: folder, CUT_JOURNAL: journal });
    const site = await startSite(crowd.dataDir);
    for (const name of ['LD_PRELOAD', 'CUT_FOLDER', 'CUT_JOURNAL']) delete process.env[name];
    const ledger: Ledger = { acknowledged: new Map(), open: [] };
    await writeUntilKilled(site, crowd, ledger, 200 + Math.random() * 800);
    const into = join(scratch, 'after');
    writes += cutDisk({ folder, before, journal, into, drop, random: Math.random }).lost;
    try {
      lost += audit(into, ledger).lost;
    } catch (error) {
      if (drop === 0) throw error;
      lost += ledger.acknowledged.size;
    }
    acknowledged += ledger.acknowledged.size;
  }
  rmSync(scratch, { recursive: true, force: true });
  console.log(
    `${cuts} power cuts, ${acknowledged.toLocaleString('en')} comments acknowledged, ${writes.toLocaleString('en')} writes that were not synced thrown away${drop > 0 ? `, ${drop * 100} % of syncs did nothing` : ''}`,
  );
  return drop > 0
    ? [{ what: 'lost by a disk that lies (must be some)', ours: lost, goal: 1, better: 'more', unit: '' }]
    : [{ what: 'acknowledged comments lost to a power cut', ours: lost, goal: 0, better: 'less', unit: '' }];
};

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const figures: Figure[] = [];
if (rounds > 0) figures.push(...(await withCrowd(writers, killRounds)));
if (cuts > 0) figures.push(...(await withCrowd(writers, powerCuts)));
if (comments > 0)
  figures.push(
    ...(await withCrowd(writers, readyWithMany, async (world, articleId) => {
      await makeComments(world, articleId, comments);
    })),
  );
report('Durability', figures);
process.exit();
