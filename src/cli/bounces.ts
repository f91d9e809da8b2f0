import { readFile } from 'node:fs/promises';
import { closeWorld, openWorld } from '../open-world.ts';
import { takeBounce } from '../rooms/newsletters/newsletters.ts';
import type { Command } from './courant.ts';

const help = `Usage:
  courant bounces < mail.eml      takes in one mail that came back (a delivery status report or a complaint)
  courant bounces FILE…           the same for mails in files

Addresses that do not exist are set aside, so that no further letter goes there. Postfix: a line in /etc/aliases
  bounces: "|/usr/local/bin/courant bounces"
with recipient_delimiter = + in main.cf. Mails that are no reports are left alone.`;

const words = {
  noted: 'noted',
  known: 'known already',
  delayed: 'only delayed: nothing to do',
  'no-report': 'no report: left alone',
  'not-ours': 'not about a letter of ours: left alone',
} as const;

const most = 1024 * 1024;

/** The beginning says it all; the rest is read and dropped, so that whoever pipes it in is not cut off. */
const fromInput = async (): Promise<string> => {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin) {
    const buffer = Buffer.from(piece as Uint8Array);
    if (bytes < most) pieces.push(buffer);
    bytes += buffer.length;
  }
  return Buffer.concat(pieces).toString('latin1').slice(0, most);
};

export const bounces: Command = {
  help,
  run: async (args, terminal) => {
    const mails =
      args.length === 0
        ? [{ name: 'mail', text: await fromInput() }]
        : await Promise.all(args.map(async (name) => ({ name, text: (await readFile(name)).toString('latin1') })));
    const opened = await openWorld();
    try {
      for (const { name, text } of mails) terminal.out(`${name}: ${words[await takeBounce(opened, text)]}`);
    } finally {
      await closeWorld(opened);
    }
    return 0;
  },
};
