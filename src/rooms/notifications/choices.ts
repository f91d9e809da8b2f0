import type { Tx, World } from '../../world.ts';
import type { Db } from '../../storage/storage.ts';
import { choiceRows, choicesOfKind, putChoices, type ChoiceRow } from './choices.store.ts';
import {
  isFrequency,
  isKind,
  mailChoices,
  notificationKinds,
  usualChoices,
  type Choice,
  type Choices,
  type DigestFrequency,
  type NotificationKind,
} from './notification.ts';

const choiceOf = ({ mail, push }: ChoiceRow, usual: Choice): Choice => ({
  mail: mailChoices.find((known) => known === mail) ?? usual.mail,
  push: push === 1,
});

/** How an account wants to be told of each kind. */
export const choicesOf = async (db: Db, accountId: string): Promise<Choices> => {
  const choices = { ...usualChoices };
  for (const row of await choiceRows(db, accountId))
    if (isKind(row.kind)) choices[row.kind] = choiceOf(row, usualChoices[row.kind]);
  return choices;
};

/** How each of these accounts wants to be told of one kind. */
export const choicesFor = async (
  db: Db,
  kind: NotificationKind,
  accountIds: readonly string[],
): Promise<(accountId: string) => Choice> => {
  const rows = await choicesOfKind(db, kind, accountIds);
  const own = new Map(rows.map((row) => [row.account_id, choiceOf(row, usualChoices[kind])]));
  return (accountId) => own.get(accountId) ?? usualChoices[kind];
};

const rowsOf = (accountId: string, choices: Partial<Choices>): ChoiceRow[] =>
  notificationKinds.flatMap((kind) => {
    const choice = choices[kind];
    return choice ? [{ account_id: accountId, kind, mail: choice.mail, push: choice.push ? 1 : 0 }] : [];
  });

export const saveChoices = (world: World, accountId: string, choices: Partial<Choices>): Promise<void> =>
  world.write((tx) => putChoices(tx.db, rowsOf(accountId, choices)));

/** Ends the mails of one kind, or the digests of one frequency with all that is gathered in them. */
export const endMails = async (tx: Tx, accountId: string, what: NotificationKind | DigestFrequency): Promise<void> => {
  const choices = await choicesOf(tx.db, accountId);
  const ended = notificationKinds.filter((kind) => (isFrequency(what) ? choices[kind].mail === what : kind === what));
  const rows = ended.map((kind) => [kind, { ...choices[kind], mail: 'off' }] as const);
  await putChoices(tx.db, rowsOf(accountId, Object.fromEntries(rows)));
};
