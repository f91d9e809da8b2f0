/** A site with a server of a judge's own, for the tests of judges. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { outsideServer, type OutsideServer } from '../../signals/server-for-tests.ts';
import { addJudge, listJudges, removeJudge, type JudgeDraft } from '../discussion.ts';
import { writingSite, type Answer, type Reader, type WritingSite } from '../writing-for-tests.ts';

/** Enough for a busy machine; those that never answer are waited for more shortly. */
const waited = 2_000;
export const short = { timeoutMs: 100 };

export const says =
  (answer: unknown) =>
  (response: ServerResponse): void =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));

let counter = 0;
/** No two are alike: repeats are another check's business. */
export const different = (): string =>
  hash('sha256', String((counter += 1)), 'hex')
    .replace(/(.{5})/g, '$1 ')
    .trim();

export const post = (reader: Reader, text = different(), fields = {}): Promise<Answer> => reader.post(text, fields);

export type Kept = { check: string; verdict: string; reason: string; judge?: Record<string, unknown> };

export type JudgedSite = {
  site: WritingSite;
  server: OutsideServer;
  chief: Reader;
  /** A reader with enough comments behind them not to be new. */
  known: Reader;
  judge: (draft?: Partial<JudgeDraft>) => Promise<{ id: string; secret: string }>;
  findingsOf: (answer: Pick<Answer, 'id'>) => Promise<Kept[]>;
  stateOf: (answer: Pick<Answer, 'id'>) => Promise<string>;
  /** Takes all judges away and forgets what was asked. */
  clear: () => Promise<void>;
};

const readingOn = (site: WritingSite): Pick<JudgedSite, 'findingsOf' | 'stateOf'> => {
  const rowOf = ({ id }: Pick<Answer, 'id'>) =>
    site.world.db.selectFrom('comment').select(['checks', 'state']).where('id', '=', id).executeTakeFirstOrThrow();
  return {
    findingsOf: async (answer) => JSON.parse((await rowOf(answer)).checks ?? '[]') as Kept[],
    stateOf: async (answer) => (await rowOf(answer)).state,
  };
};

export const judgedSite = async (): Promise<JudgedSite> => {
  const server = await outsideServer();
  const site = await writingSite({}, { innerServices: [`127.0.0.1:${server.port}`] });
  const chief = await site.reader('Chief', 'publisher');
  const { account } = chief;
  const known = await site.reader('Known');
  for (const text of ['One about the weather.', 'Two about the harbour.', 'Three about the mill.'])
    await known.post(text);
  const judge: JudgedSite['judge'] = async (draft = {}) => {
    const added = await addJudge(site.world, {
      account,
      name: 'Tone',
      url: server.url,
      timeoutMs: waited,
      scope: { editions: [], sections: [], mayRefuse: false },
      whenAway: 'risk',
      isOn: true,
      ...draft,
    });
    assert.ok(added.ok, JSON.stringify(added));
    return added.value;
  };
  const clear = async (): Promise<void> => {
    for (const { id } of await listJudges(site.world)) await removeJudge(site.world, { account, id });
    server.calls = [];
  };
  return { site, server, chief, known, judge, clear, ...readingOn(site) };
};
