import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import { discussionSettings, type DiscussionSettings } from '../discussion-settings.ts';
import { may } from '../staff-actions.ts';
import { emptyRehearsal } from './rehearsal.ts';
import { rehearseSettings, type SettingsRehearsal } from './rehearse-settings.ts';
import { putSettingsRehearsal, storedSettingsRehearsal } from './settings-rehearsal.store.ts';

/** Word lists may be long, and are tried as they are in force. */
export type TriedSettings = Omit<DiscussionSettings, 'words'>;

const told = 1_500;

const put = (world: World, rehearsal: SettingsRehearsal): Promise<void> =>
  world.write(({ db }) => putSettingsRehearsal(db, JSON.stringify(rehearsal), world.now()));

const empty = (world: World, days: number): SettingsRehearsal => ({
  ...emptyRehearsal({ at: world.now(), days, fingerprint: '' }),
  freed: 0,
  byCheck: [],
});

/** The latest trial of settings, finished or under way. */
export const settingsRehearsal = async (world: World): Promise<SettingsRehearsal | undefined> => {
  const stored = await storedSettingsRehearsal(world.db);
  return stored === undefined ? undefined : (JSON.parse(stored) as SettingsRehearsal);
};

/** Asks for settings to be tried on the last days, without putting them in force; a job does it. */
export const askSettingsRehearsal = async (
  world: World,
  { account, settings, days }: { account: Account; settings: DiscussionSettings; days: number },
): Promise<Outcome<undefined, 'not-allowed'>> => {
  if (!may(account, 'edit-rules')) return refuse('not-allowed');
  const { words: _, ...tried } = settings;
  await put(world, empty(world, days));
  await world.write((tx) => tx.later('rehearse-settings', { tried, days }));
  return ok(undefined);
};

/** Carries out the job `rehearse-settings`. */
export const carryOutSettingsRehearsal = async (
  world: World,
  { tried, days }: { tried: TriedSettings; days: number },
): Promise<void> => {
  const { words } = discussionSettings(await publicationOf(world));
  let saidAt = performance.now();
  const progress = async (rehearsal: SettingsRehearsal): Promise<void> => {
    if (performance.now() - saidAt < told) return;
    saidAt = performance.now();
    await put(world, rehearsal);
  };
  try {
    await put(world, await rehearseSettings(world, { settings: { ...tried, words }, days, progress }));
  } catch (error) {
    await put(world, { ...empty(world, days), state: 'failed' });
    throw error;
  }
};
