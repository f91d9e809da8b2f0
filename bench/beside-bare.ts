/** Kept pages beside a bare server sending the same headers and bytes, by turns: what benches of pages share. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cpuOf, fetchRaw, type Fetched } from './demo-site.ts';
import { median } from './figures.ts';
import { load } from './load.ts';

const connections = 64;
export const rounds = Number(process.env['ROUNDS'] ?? 5);
export const seconds = Number(process.env['SECONDS'] ?? 3);
export const many = connections;

/** What the server itself adds to every answer is left to the bare one, too. */
const ownHeaders = ({ raw }: Fetched): string[] => {
  const headers: string[] = [];
  for (let i = 0; i < raw.length; i += 2) {
    if (!/^(?:date|connection|keep-alive)$/i.test(raw[i] ?? '')) headers.push(raw[i] ?? '', raw[i + 1] ?? '');
  }
  return headers;
};

export type Loaded = { perSecond: number; p99: number; cpu: number };

/** Load, and the microseconds of CPU the server spent on each answer: the figure that other work on the machine spoils least. */
export const loadOn = async (url: string, headers: Record<string, string>, pid: number): Promise<Loaded> => {
  const before = cpuOf(pid);
  const { perSecond, p99 } = await load({ url, headers, connections, seconds });
  return { perSecond, p99, cpu: ((cpuOf(pid) - before) * 1_000_000) / (perSecond * seconds) };
};

export const startBare = async (
  port: number,
  answers: readonly { path: string; answer: Fetched }[],
): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'));
  const told = answers.map(({ path, answer }) => ({
    path,
    headers: ownHeaders(answer),
    body: answer.body.toString('base64'),
  }));
  child.send({ port, answers: told });
  await once(child, 'message');
  return child;
};

/** Asks often enough for the page to be hot, and for its last compression to be done. */
export const heat = async (url: string, headers: Record<string, string>): Promise<Fetched> => {
  for (let i = 0; i < 60; i += 1) await fetchRaw(url, headers);
  await new Promise((soon) => setTimeout(soon, 1_000));
  return fetchRaw(url, headers);
};

export const ratio = (
  pairs: readonly [Loaded, Loaded][],
  pick: (loaded: Loaded) => number,
): { ours: number; limit: number; ratio: number } => ({
  ours: median(pairs.map(([ours]) => pick(ours))),
  limit: median(pairs.map(([, bare]) => pick(bare))),
  ratio: median(pairs.map(([ours, bare]) => pick(ours) / pick(bare))),
});

export type Servers = { ours: { url: string; pid: number }; bare: { url: string; pid: number } };

/** Who comes first changes from round to round: the machine grows warm and tired for both. */
export const byTurns = async (
  { ours, bare }: Servers,
  headers: Record<string, string>,
): Promise<[Loaded, Loaded][]> => {
  const askOurs = (): Promise<Loaded> => loadOn(ours.url, headers, ours.pid);
  const askBare = (): Promise<Loaded> => loadOn(bare.url, headers, bare.pid);
  const pairs: [Loaded, Loaded][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const early = round % 2 === 0 ? await askOurs() : await askBare();
    const late = round % 2 === 0 ? await askBare() : await askOurs();
    pairs.push(round % 2 === 0 ? [early, late] : [late, early]);
  }
  return pairs;
};
