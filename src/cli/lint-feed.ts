import { readFile } from 'node:fs/promises';
import { safeFetch } from '../common/safe-fetch.ts';
import { faultInWords } from '../feeds/lint/fault-words.ts';
import { lintFeed, lintPodcast } from '../feeds/lint/lint-feed.ts';
import type { Command } from './courant.ts';
import { CommandError } from './terminal.ts';

const mostBytes = 20 * 1024 * 1024;

/** Who types an address means it: a feed of one's own machine is read, too. */
const fetched = async (address: string): Promise<string> => {
  const { host, port, protocol } = new URL(address);
  const inner = [port ? host : `${host}:${protocol === 'https:' ? 443 : 80}`];
  const found = await safeFetch(address, { userAgent: 'Courant (courant lint-feed)', maxBytes: mostBytes, inner });
  if (!found.ok) throw new CommandError(`${address} could not be fetched: ${found.detail ?? found.refusal}`);
  return found.value.bytes.toString('utf8');
};

const textOf = async (source: string): Promise<string> => {
  if (/^https?:\/\//i.test(source) && URL.canParse(source)) return fetched(source);
  try {
    return await readFile(source, 'utf8');
  } catch {
    throw new CommandError(`There is no file ${source}, and it is no address that begins with https://`);
  }
};

export const lintFeedCommand: Command = {
  help: `Usage: courant lint-feed FILE|ADDRESS

Says what is wrong with an RSS feed: by the rules of RSS, and where it is a podcast's, by those of Apple, of Podcasting 2.0 and of
feeds in pages (RFC 5005). Nothing is kept, and no database is needed.

Exit code: 0 nothing is wrong, 1 something is, 2 it could not be read.`,
  run: async ([source], terminal) => {
    if (source === undefined) throw new CommandError('Name a file or an address; courant lint-feed --help tells more');
    const xml = await textOf(source);
    const isPodcast = xml.includes('http://www.itunes.com/dtds/podcast-1.0.dtd') || /<feed[\s>]/.test(xml);
    const faults = isPodcast ? lintPodcast(xml) : lintFeed(xml);
    for (const fault of faults) terminal.out(`line ${fault.line ?? 1}: ${faultInWords(fault)}`);
    terminal.out(faults.length === 0 ? 'Nothing is wrong.' : `${faults.length} faults.`);
    return faults.length === 0 ? 0 : 1;
  },
};
