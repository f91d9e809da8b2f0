/**
 * How fast an episode of an hour goes out to 64 podcast apps at a time, each asking for one stretch after another, beside nginx sending the
 * same file (a bare server of Node’s where there is no nginx); and what the site has in memory meanwhile. Needs wrk.
 *   node --import ./scripts/loader.ts bench/audio.ts [--seconds 5] [--rounds 3] [--clients 64] [--stretch 1048576]
 */
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, report } from './figures.ts';
import { cpuOf, freePort } from './demo-site.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    clients: { type: 'string', default: '64' },
    stretch: { type: 'string', default: '1048576' },
  },
});
const goal = 0.8;

type Site = { ours: number; bare: number; path: string; file: string; size: number };

const folder = mkdtempSync(join(tmpdir(), 'courant-audio-'));

/** Stretches that begin anywhere, the same ones in every run. */
const script = (size: number): string => {
  const file = join(folder, 'stretches.lua');
  const length = Number(values.stretch);
  writeFileSync(
    file,
    `math.randomseed(7)
local last = ${Math.max(1, Math.floor((size - length) / 65_536))}
request = function()
  local start = math.random(0, last) * 65536
  return wrk.format('GET', nil, { ['Host'] = 'courant.test', ['User-Agent'] = 'Overcast/3.0 (+http://overcast.fm/; iOS podcast app)', ['Range'] = 'bytes=' .. start .. '-' .. (start + ${length - 1}) })
end
`,
  );
  return file;
};

const units: Record<string, number> = { B: 1 / 1024 / 1024, KB: 1 / 1024, MB: 1, GB: 1024 };

/** Megabytes a second that arrived. */
const throughput = async (url: string, lua: string): Promise<number> => {
  const args = ['-t1', `-c${values.clients}`, `-d${values.seconds}s`, '-s', lua, url];
  const load = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  load.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(load, 'close');
  const [, number = 'NaN', unit = 'B'] = /Transfer\/sec:\s+([\d.]+)(\w+)/.exec(said) ?? [];
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  return Number(number) * (units[unit] ?? Number.NaN);
};

/** nginx as it is packaged: a worker for each processor, sendfile; only what it writes lies elsewhere. */
const startNginx = async ({ file }: Site): Promise<{ port: number; process: ChildProcess }> => {
  const port = await freePort();
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; worker_processes auto; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 768; }
http { sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000; default_type audio/mpeg;
client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
server { listen 127.0.0.1:${port}; location = /x.mp3 { alias ${file}; } } }`,
  );
  const started = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  process.once('exit', () => started.kill('SIGQUIT'));
  await new Promise((up) => setTimeout(up, 500));
  return { port, process: started };
};

type Told = { rss?: number; downloads?: number };

/** The next message that says this. */
const told = (site: ChildProcess, what: keyof Told): Promise<Told> =>
  new Promise((heard) => {
    const listen = (message: Told): void => {
      if (message[what] === undefined) return;
      site.off('message', listen);
      heard(message);
    };
    site.on('message', listen);
  });

const rssOf = async (site: ChildProcess): Promise<number> => {
  site.send('memory');
  return (await told(site, 'rss')).rss ?? 0;
};

const site = fork(join(import.meta.dirname, 'audio-server.ts'), ['3600'], {
  execArgv: ['--import', './scripts/loader.ts'],
});
const [facts] = (await once(site, 'message')) as [Site];
const lua = script(facts.size);
const hasNginx = spawnSync('nginx', ['-v']).error === undefined;
const nginx = hasNginx ? await startNginx(facts) : undefined;
const other = nginx ? 'nginx' : 'a bare server of Node’s';
const otherUrl = `http://127.0.0.1:${nginx?.port ?? facts.bare}/x.mp3`;
const ourUrl = `http://127.0.0.1:${facts.ours}${facts.path}`;

const [ours, theirs, cpu] = [[] as number[], [] as number[], [] as number[]];
const memory = [await rssOf(site)];
for (let round = 0; round < Number(values.rounds); round += 1) {
  theirs.push(await throughput(otherUrl, lua));
  const sampler = setInterval(() => site.send('memory'), 250);
  const sample = ({ rss }: { rss?: number }): void => void (rss && memory.push(rss));
  site.on('message', sample);
  const before = cpuOf(site.pid ?? 0);
  ours.push(await throughput(ourUrl, lua));
  cpu.push((cpuOf(site.pid ?? 0) - before) / (((ours.at(-1) ?? 0) * Number(values.seconds)) / 1024));
  clearInterval(sampler);
  site.off('message', sample);
}
await new Promise((quiet) => setTimeout(quiet, 300));
const last = Math.max(...memory.slice(-8));
nginx?.process.kill('SIGQUIT');
site.send('stop');
const { downloads } = await told(site, 'downloads');
await once(site, 'exit');
rmSync(folder, { recursive: true, force: true });

console.log(
  `${values.clients} clients, stretches of ${Number(values.stretch) / 1024} KiB, ${other}: ${theirs.map(Math.round).join(', ')} MB/s; the site: ${ours.map(Math.round).join(', ')} MB/s`,
);
console.log(`Memory of the site: ${memory.map(Math.round).join(', ')} MB; counted meanwhile: ${downloads} download`);
report(`An hour of sound to ${values.clients} apps at a time, beside ${other}`, [
  {
    what: `bytes a second, of those of ${other}`,
    ours: median(ours) / median(theirs),
    goal,
    better: 'more',
    unit: '×',
  },
  { what: 'processor time for a gigabyte', ours: median(cpu), better: 'less', unit: 's' },
  {
    // By then the held blocks (64 MB) are all in use: what grows after it would not stop.
    what: 'memory at the end, more than half-way',
    ours: last - (memory[memory.length >> 1] ?? last),
    goal: 20,
    better: 'less',
    unit: 'MB',
  },
]);
