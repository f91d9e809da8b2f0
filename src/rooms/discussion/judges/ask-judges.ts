import { safeFetch } from '../../../common/safe-fetch.ts';
import { signedHeaders } from '../../../common/signed-message.ts';
import type { World } from '../../../world.ts';
import { breakerOf } from './breaker.ts';
import { readAnswer, type Vote } from './judge.ts';
import { judgeRows, type StoredJudge } from './judges.store.ts';

/** The topic under which judges are forgotten. */
export const judgesTopic = 'judges';

const mostAnswered = 16 * 1024;

/** What a judge is told; documented in docs/external-judges.md. Nothing by which somebody could be found outside the site. */
export type JudgeQuestion = {
  type: 'comment';
  comment: { text: string; isEdit: boolean; answers: string | null };
  edition: { code: string; language: string };
  thread: { articleId: string; headline: string; url: string; state: string };
  writer: { published: number; removed: number; isNew: boolean; accountAgeDays: number };
};

/** `busy` is not the judge's fault: it is asked as much as it may be. */
type Heard = Pick<Vote, 'said' | 'verdict' | 'reason' | 'score' | 'model'>;
const away = (reason: string): Heard => ({ said: 'away', verdict: 'away', reason, score: undefined, model: '' });

/** Asks one judge, whatever its breaker says: for tries from its page. Never takes longer than its time. */
export const askOne = async (
  world: World,
  judge: Pick<StoredJudge, 'url' | 'secret' | 'timeoutMs'>,
  question: JudgeQuestion,
): Promise<Heard> => {
  const id = `jdg_${world.newId()}`;
  const body = JSON.stringify({ id, ...question });
  const asked = await safeFetch(judge.url, {
    userAgent: `Courant/1.0 (+${world.config.publicUrl})`,
    maxBytes: mostAnswered,
    accept: 'application/json',
    post: { body: Buffer.from(body), headers: signedHeaders({ kept: judge.secret, now: world.now() }, { id, body }) },
    signal: AbortSignal.timeout(judge.timeoutMs),
    inner: world.config.innerServices,
  });
  if (!asked.ok) return away(asked.status === undefined ? asked.refusal : `answers ${asked.status}`);
  const answer = readAnswer(asked.value.bytes);
  if (!answer) return away('unreadable');
  const { verdict, reason, score, model } = answer;
  return { said: verdict, verdict, reason, score: score ?? undefined, model };
};

const voteOf = async (world: World, judge: StoredJudge, question: JudgeQuestion): Promise<Vote> => {
  const named = { judge: { id: judge.id, name: judge.name, whenAway: judge.whenAway } };
  const breaker = breakerOf(world, `${judge.id} ${judge.url}`);
  if (!breaker.enter()) return { ...named, ...away('left-alone') };
  let heard = away('failed');
  try {
    heard = await askOne(world, judge, question);
  } finally {
    breaker.done(heard.said !== 'away');
  }
  if (heard.said === 'away') return { ...named, ...heard };
  return { ...named, ...heard, verdict: breaker.weigh(heard.said, judge.scope.mayRefuse) };
};

type Place = { edition: string; sectionKey: string | undefined };

const isAsked = ({ isOn, scope }: StoredJudge, { edition, sectionKey = '' }: Place): boolean =>
  isOn &&
  (scope.editions.length === 0 || scope.editions.includes(edition)) &&
  (scope.sections.length === 0 || scope.sections.includes(sectionKey));

/** The judges that are asked about comments in this place. */
export const judgesFor = async (world: World, place: Place): Promise<StoredJudge[]> => {
  const judges = await world.memory.keep('judges', [judgesTopic], () => judgeRows(world.db));
  return judges.filter((judge) => isAsked(judge, place));
};

/** What each of them says, side by side: all together take no longer than the slowest may. */
export const votesOf = (world: World, judges: readonly StoredJudge[], question: JudgeQuestion): Promise<Vote[]> =>
  Promise.all(judges.map((judge) => voteOf(world, judge, question)));
