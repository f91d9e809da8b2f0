import { withHere, type DiscussionSettings, type SettingsHere } from '../../rooms/discussion/discussion.ts';
import { faultsTogether } from '../discussion-settings-form.ts';
import { numberIn, numberSettings, type NumberSetting } from '../discussion-settings-numbers.ts';
import type { RuleFields } from './rule-form-fields.ts';

/** Closing has fields of its own, and how long one may change a comment is the same everywhere. */
export const numbersHere: readonly NumberSetting[] = numberSettings.filter(
  ({ name }) => name !== 'closeAfterDays' && name !== 'editMinutes',
);

/** What differs, as it is typed; empty: as everywhere. */
export const typedHere = (here: SettingsHere): RuleFields =>
  Object.fromEntries(numbersHere.map((one) => [one.name, numberIn(here as DiscussionSettings, one)]));

type Branch = Record<string | number, unknown>;

/** Puts a number where it belongs; of a pair the other one stays as everywhere. */
const put = (here: SettingsHere, { path, isShare }: NumberSetting, typed: number): void => {
  let branch = here as Branch;
  for (const [i, step] of path.slice(0, -1).entries()) {
    const isPair = typeof path[i + 1] === 'number';
    branch[step] ??= isPair ? [null, null] : {};
    branch = branch[step] as Branch;
  }
  branch[path.at(-1) ?? ''] = isShare ? typed / 100 : typed;
};

export type ReadHere = { ok: true; here: SettingsHere } | { ok: false; faults: Record<string, string> };

/** Reads what differs; numbers must be right by themselves, and together with those that hold everywhere. */
export const readHere = (fields: RuleFields, everywhere: DiscussionSettings): ReadHere => {
  const here: SettingsHere = {};
  const faults: Record<string, string> = {};
  for (const one of numbersHere) {
    const typed = (fields[one.name] ?? '').trim();
    if (typed === '') continue;
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
    if (Number.isNaN(value)) faults[one.name] = 'Write a whole number, or nothing';
    else if (value < one.least) faults[one.name] = `At least ${one.least}`;
    else if (value > one.most) faults[one.name] = `At most ${one.most}`;
    else put(here, one, value);
  }
  Object.assign(faults, Object.keys(faults).length > 0 ? {} : faultsTogether(withHere(everywhere, here)));
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, here };
};
