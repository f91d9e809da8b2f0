import type { World } from '../../../world.ts';
import type { JudgeVerdict } from './judge.ts';

/** After so many failures in a row a judge is left alone for a while, then asked once to see whether it is back. */
const faultsUntilOpen = 5;
const shortestBreak = 30_000;
const longestBreak = 5 * 60_000;
/** More questions at once a judge is not asked: a slow one must not pile up a server's sockets. */
const mostAtOnce = 20;
/** By so many of its latest votes a judge is known; of those, at most this share may be refusals. */
const knownBy = 20;
const mostRefusals = 0.3;

export type Breaker = {
  /** Whether it may be asked just now; if so, `done` must be called with what came of it. */
  enter: () => boolean;
  done: (isAnswered: boolean) => void;
  /** What a vote comes to: refusals count only from a judge that is known not to refuse everything. */
  weigh: (said: JudgeVerdict, mayRefuse: boolean) => JudgeVerdict;
  /** Left alone until then; undefined while it is asked. */
  openUntil: () => number | undefined;
};

type State = {
  faults: number;
  until: number;
  pause: number;
  isProbing: boolean;
  atOnce: number;
  votes: JudgeVerdict[];
};

const settle = (state: State, now: number, isAnswered: boolean): void => {
  state.atOnce -= 1;
  const wasProbing = state.isProbing;
  state.isProbing = false;
  if (isAnswered) {
    Object.assign(state, { faults: 0, until: 0, pause: shortestBreak });
    return;
  }
  state.faults += 1;
  if (!wasProbing && state.faults < faultsUntilOpen) return;
  state.until = now + state.pause;
  state.pause = Math.min(state.pause * 2, longestBreak);
};

const createBreaker = (now: () => number): Breaker => {
  const state: State = { faults: 0, until: 0, pause: shortestBreak, isProbing: false, atOnce: 0, votes: [] };
  const isOut = (): boolean => state.faults >= faultsUntilOpen;
  return {
    enter: () => {
      if (state.atOnce >= mostAtOnce || (isOut() && (state.until > now() || state.isProbing))) return false;
      state.isProbing = isOut();
      state.atOnce += 1;
      return true;
    },
    done: (isAnswered) => settle(state, now(), isAnswered),
    weigh: (said, mayRefuse) => {
      const refused = state.votes.filter((vote) => vote === 'refuse').length;
      const isKnown = state.votes.length >= knownBy && refused / state.votes.length <= mostRefusals;
      state.votes = [...state.votes, said].slice(-knownBy);
      return said === 'refuse' && !(mayRefuse && isKnown) ? 'hold' : said;
    },
    openUntil: () => (isOut() ? state.until : undefined),
  };
};

const breakers = new WeakMap<World, Map<string, Breaker>>();

/** What this node knows of a judge's reliability; `key` changes with its address, so that a new one begins anew. */
export const breakerOf = (world: World, key: string): Breaker => {
  const known = breakers.get(world) ?? new Map<string, Breaker>();
  breakers.set(world, known);
  const breaker = known.get(key) ?? createBreaker(world.now);
  known.set(key, breaker);
  return breaker;
};
