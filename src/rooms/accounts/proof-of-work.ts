/**
 * A sum that a page does while its reader types: nothing to a person, much to a machine that wants thousands of mails. The challenge
 * is a mark of its time and of the network it was given to; nothing is kept of it until it is used.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { World } from '../../world.ts';
import { isSame, markOf } from './server-secret.ts';

const life = 10 * 60_000;
/** Many small sums rather than a large one: they take everybody nearly the same time. */
export const pieces = 8;
/** Zero bits each piece must begin with: 2^14 tries on average, 131,000 for all. */
export const zeroBits = 14;
const mostUsed = 50_000;

export type Challenge = { challenge: string; pieces: number; zeroBits: number };

export type ProofOfWork = {
  /** A new challenge for this network. */
  challenge: (network: string) => Promise<Challenge>;
  /** Whether the answer (`challenge~n.n.n…`) is right, fresh, for this network, and used for the first time. */
  isRight: (answer: unknown, network: string) => Promise<boolean>;
};

const hasZeroBits = (text: string): boolean =>
  createHash('sha256').update(text).digest().readUInt32BE(0) >>> (32 - zeroBits) === 0;

const answerPattern = /^(([0-9a-z]{1,12})\.([\w-]{12})\.([\w-]{22}))~(\d{1,9}(?:\.\d{1,9}){0,15})$/;

export const createProofOfWork = (world: World): ProofOfWork => {
  const used = new Map<string, number>();
  const mark = async (text: string): Promise<string> => (await markOf(world, 'proof-of-work', text)).slice(0, 22);

  /** An answer is good once, on this node; others would take it too, for ten minutes. */
  const useUp = (challenge: string, until: number): boolean => {
    const now = world.now();
    if (used.has(challenge)) return false;
    for (const [old, end] of used) {
      if (end > now && used.size < mostUsed) break;
      used.delete(old);
    }
    used.set(challenge, until);
    return true;
  };

  return {
    challenge: async (network) => {
      const start = `${world.now().toString(36)}.${randomBytes(9).toString('base64url')}`;
      return { challenge: `${start}.${await mark(`${start}|${network}`)}`, pieces, zeroBits };
    },
    isRight: async (answer, network) => {
      const match = typeof answer === 'string' && answer.length < 300 ? answerPattern.exec(answer) : null;
      if (!match) return false;
      const [, challenge = '', time = '', nonce = '', given = '', sums = ''] = match;
      const made = Number.parseInt(time, 36);
      if (made > world.now() + 60_000 || made + life < world.now()) return false;
      if (!isSame(given, await mark(`${time}.${nonce}|${network}`))) return false;
      const counts = sums.split('.');
      if (counts.length !== pieces || !counts.every((count, i) => hasZeroBits(`${given}.${i}.${count}`))) return false;
      return useUp(challenge, made + life);
    },
  };
};
