import { wordsFor } from '../../../common/words.ts';
import { normalEmail, type OwnData } from '../../accounts/accounts.ts';
import { lettersTopic } from '../letter.ts';
import { letterWords } from '../letter-words.ts';
import { allLetters } from '../save-letter.ts';
import { deleteSubscriber, lettersOf, subscriberRow } from '../subscribers.store.ts';

const moment = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

/** Letters go to an address: whoever downloads or deletes their account has proved that it is theirs. */
export const letterOwnData: OwnData = {
  collect: async (world, account, language) => {
    const email = normalEmail(account.email);
    const subscriber = email === undefined ? undefined : await subscriberRow(world.db, { email });
    if (!subscriber) return [];
    const ids = await lettersOf(world.db, subscriber.id);
    const names = (await allLetters(world)).filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    const row = {
      address: subscriber.email,
      state: subscriber.state,
      letters: names,
      since: moment(subscriber.createdAt),
      confirmedAt: moment(subscriber.confirmedAt),
      pausedUntil: moment(subscriber.pausedUntil),
      source: subscriber.source,
      consent: subscriber.consent,
    };
    return [{ name: 'letters', title: wordsFor(letterWords, language).ownData, rows: [row] }];
  },
  erase: async (_world, tx, account) => {
    const email = normalEmail(account.email);
    const subscriber = email === undefined ? undefined : await subscriberRow(tx.db, { email });
    if (!subscriber) return;
    await deleteSubscriber(tx.db, subscriber.id);
    await tx.changed(lettersTopic);
  },
};
