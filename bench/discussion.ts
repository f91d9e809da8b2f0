/**
 * The article page with the first 25 of 1,000 comments: kept for strangers and for signed-in readers, at rest and with a comment a
 * second arriving, beside bare node:http, by turns.
 */
import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { makeComments } from '../test/make-comments.ts';
import { byTurns, heat, many, ratio, rounds, seconds, startBare } from './beside-bare.ts';
import { freshText, withCrowd, type Crowd } from './crowd.ts';
import { freePort, root, startSite, type Running } from './demo-site.ts';
import { report, type Figure } from './figures.ts';

const encodings = { plain: {}, packed: { 'Accept-Encoding': 'gzip, deflate, br, zstd' } };

const post = (site: Running, crowd: Crowd): void => {
  const body = new URLSearchParams({
    article: crowd.articleId,
    text: freshText(),
    key: crypto.randomUUID(),
  }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
    cookie: `session=${crowd.sessions[1] ?? ''}`,
    origin: site.address,
    'sec-fetch-site': 'same-origin',
    accept: 'application/json',
  };
  request(`${site.address}/comments`, { method: 'POST', headers }, (answer) => {
    if (answer.statusCode !== 201 && answer.statusCode !== 200) console.log(`a post was answered ${answer.statusCode}`);
    answer.resume();
  })
    .on('error', () => undefined)
    .end(body);
};

const measure = async (crowd: Crowd): Promise<void> => {
  const site = await startSite(crowd.dataDir);
  const page = site.address + crowd.path;
  const cookie = { Cookie: `session=${crowd.sessions[0] ?? ''}` };
  const kinds = [
    { name: 'stranger, plain', headers: encodings.plain, goals: [0.9, 0.5] },
    { name: 'stranger, brotli', headers: encodings.packed, goals: [0.9, 0.5] },
    { name: 'signed in, plain', headers: { ...cookie, ...encodings.plain }, goals: [0.5, 0.3] },
    { name: 'signed in, gzip', headers: { ...cookie, ...encodings.packed }, goals: [0.5, 0.3] },
  ] as const;
  const answers = await Promise.all(
    kinds.map(async ({ headers }, i) => ({ path: `/${i}`, answer: await heat(page, headers) })),
  );
  const port = await freePort();
  const bare = await startBare(port, answers);
  const figures: Figure[] = [];
  for (const [busy, when] of ['at rest', 'a comment a second'].entries()) {
    for (const [i, { name, headers, goals }] of kinds.entries()) {
      const timer = busy === 1 ? setInterval(() => post(site, crowd), 1_000) : undefined;
      const servers = {
        ours: { url: page, pid: site.process.pid ?? 0 },
        bare: { url: `http://127.0.0.1:${port}/${i}`, pid: bare.pid ?? 0 },
      };
      const rate = ratio(await byTurns(servers, headers), ({ perSecond }) => perSecond);
      clearInterval(timer);
      const size = ((answers[i]?.answer.body.length ?? 0) / 1024).toFixed(1);
      figures.push(
        { what: `${name} (${size} KB), ${when}`, ours: rate.ours, limit: rate.limit, better: 'more', unit: '/s' },
        { what: 'median of the rounds’ ratios', ours: rate.ratio, goal: goals[busy] ?? 0, better: 'more', unit: '×' },
      );
    }
  }
  report(`A discussion: ${many} connections, ${rounds} rounds of ${seconds} s each`, figures);
  bare.disconnect();
  await site.stop();
};

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
await withCrowd(4, measure, async (world, articleId) => void (await makeComments(world, articleId, 1_000)));
process.exit();
