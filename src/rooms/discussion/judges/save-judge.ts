import { cutText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { addressFault, type AddressFault } from '../../../common/outside-address.ts';
import { keptSecret, newSigningSecret, replacedSecret } from '../../../common/signed-message.ts';
import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import { recordDecision } from '../record-decision.ts';
import { may } from '../staff-actions.ts';
import { askOne, judgesTopic, type JudgeQuestion } from './ask-judges.ts';
import { breakerOf } from './breaker.ts';
import { longestTimeout, type ExternalJudge, type Vote } from './judge.ts';
import {
  deleteJudge,
  insertJudge,
  judgeRow,
  judgeRows,
  mostJudges,
  updateJudge,
  votesAgainstPeople,
  type StoredJudge,
} from './judges.store.ts';

export type JudgeDraft = Pick<ExternalJudge, 'name' | 'url' | 'timeoutMs' | 'scope' | 'whenAway' | 'isOn'>;
export type JudgeRefusal = 'not-allowed' | 'no-judge' | 'no-name' | 'bad-time' | 'too-many' | AddressFault;

const longestName = 60;
const shortestTimeout = 50;

const faultOf = (world: World, { name, url, timeoutMs }: JudgeDraft): JudgeRefusal | undefined => {
  if (name.trim() === '') return 'no-name';
  const isTime = Number.isInteger(timeoutMs) && timeoutMs >= shortestTimeout && timeoutMs <= longestTimeout;
  return isTime ? addressFault(url, world.config.innerServices) : 'bad-time';
};

const rowOf = ({ name, url, timeoutMs, scope, whenAway, isOn }: JudgeDraft) => ({
  name: cutText(name.trim(), longestName),
  url: new URL(url).href,
  timeout_ms: timeoutMs,
  scope: JSON.stringify(scope),
  when_away: whenAway,
  is_on: isOn ? (1 as const) : (0 as const),
});

/** Who is asked about comments decides about them as well: every change is kept among the decisions; addresses and secrets are not. */
const traced = async (
  world: World,
  tx: Tx,
  { account, what, judge }: { account: Account; what: string; judge: Pick<ExternalJudge, 'id' | 'name'> },
): Promise<void> => {
  const details = { what, judge: { id: judge.id, name: judge.name } };
  const publication = await publicationOf(world);
  await recordDecision(world, tx, { by: account, act: 'judge-changed', about: {}, publication, details });
  await tx.changed(judgesTopic);
};

/** Adds a judge. Its secret is told this one time. */
export const addJudge = async (
  world: World,
  { account, ...draft }: JudgeDraft & { account: Account },
): Promise<Outcome<{ id: string; secret: string }, JudgeRefusal>> => {
  if (!may(account, 'edit-judges')) return refuse('not-allowed');
  const fault = faultOf(world, draft);
  if (fault) return refuse(fault);
  if ((await judgeRows(world.db)).length >= mostJudges) return refuse('too-many');
  const [id, secret] = [world.newId(), newSigningSecret(world.newSecret())];
  await world.write(async (tx) => {
    const made = { created_at: world.now(), created_by: account.id };
    await insertJudge(tx.db, { id, secret: keptSecret(secret), ...rowOf(draft), ...made });
    await traced(world, tx, { account, what: 'added', judge: { id, name: draft.name } });
  });
  return ok({ id, secret });
};

/** Changes a judge; what is not given stays. */
export const changeJudge = async (
  world: World,
  { account, id, ...change }: Partial<JudgeDraft> & { account: Account; id: string },
): Promise<Outcome<undefined, JudgeRefusal>> => {
  if (!may(account, 'edit-judges')) return refuse('not-allowed');
  return world.write(async (tx) => {
    const known = await judgeRow(tx.db, id);
    if (!known) return refuse('no-judge');
    const draft = { ...known, ...change };
    const fault = faultOf(world, draft);
    if (fault) return refuse(fault);
    await updateJudge(tx.db, id, rowOf(draft));
    await traced(world, tx, { account, what: draft.isOn ? 'changed' : 'switched-off', judge: draft });
    return ok(undefined);
  });
};

/** Another secret, told this one time; for a day questions are signed with the old one as well. */
export const rotateJudgeSecret = async (
  world: World,
  { account, id }: { account: Account; id: string },
): Promise<Outcome<{ secret: string }, 'not-allowed' | 'no-judge'>> => {
  if (!may(account, 'edit-judges')) return refuse('not-allowed');
  const secret = newSigningSecret(world.newSecret());
  return world.write(async (tx) => {
    const known = await judgeRow(tx.db, id);
    if (!known) return refuse('no-judge');
    await updateJudge(tx.db, id, { secret: replacedSecret(known.secret, secret, world.now()) });
    await traced(world, tx, { account, what: 'secret-replaced', judge: known });
    return ok({ secret });
  });
};

/** Takes a judge away, with its votes; what it found stays with the comments. */
export const removeJudge = async (
  world: World,
  { account, id }: { account: Account; id: string },
): Promise<Outcome<undefined, 'not-allowed' | 'no-judge'>> => {
  if (!may(account, 'edit-judges')) return refuse('not-allowed');
  return world.write(async (tx) => {
    const known = await judgeRow(tx.db, id);
    if (!known) return refuse('no-judge');
    await deleteJudge(tx.db, id);
    await traced(world, tx, { account, what: 'removed', judge: known });
    return ok(undefined);
  });
};

/** Asks a judge about a text typed for it; nothing is kept or counted. */
export const tryJudge = async (
  world: World,
  { account, id, text }: { account: Account; id: string; text: string },
): Promise<Outcome<Pick<Vote, 'said' | 'reason' | 'score' | 'model'>, 'not-allowed' | 'no-judge'>> => {
  if (!may(account, 'edit-judges')) return refuse('not-allowed');
  const judge = await judgeRow(world.db, id);
  if (!judge) return refuse('no-judge');
  const { defaultEdition } = await publicationOf(world);
  const question: JudgeQuestion = {
    type: 'comment',
    comment: { text: cutText(text, 5_000), isEdit: false, answers: null },
    edition: { code: defaultEdition.code, language: defaultEdition.language },
    thread: { articleId: '', headline: 'A test', url: world.config.publicUrl, state: 'open' },
    writer: { published: 0, removed: 0, isNew: true, accountAgeDays: 0 },
  };
  return ok(await askOne(world, judge, question));
};

const shown = (world: World, { secret: _secret, ...judge }: StoredJudge): ShownJudge => ({
  ...judge,
  leftAloneUntil: breakerOf(world, `${judge.id} ${judge.url}`).openUntil(),
});

/** `leftAloneUntil`: it failed so often that this node does not ask it until then. */
export type ShownJudge = ExternalJudge & { leftAloneUntil: number | undefined };

/** All judges, the oldest first; never with their secrets. */
export const listJudges = async (world: World): Promise<ShownJudge[]> =>
  (await judgeRows(world.db)).map((judge) => shown(world, judge));

export const judgeById = async (world: World, id: string): Promise<ShownJudge | undefined> => {
  const row = await judgeRow(world.db, id);
  return row && shown(world, row);
};

const agreementOver = 90 * 86_400_000;

/** How a judge's votes of the last 90 days compare with what people decided afterwards about the same comments. */
export const agreementOf = (
  world: World,
  judgeId: string,
): Promise<{ verdict: string; votes: number; approved: number; removed: number }[]> =>
  votesAgainstPeople(world.db, judgeId, world.now() - agreementOver);
