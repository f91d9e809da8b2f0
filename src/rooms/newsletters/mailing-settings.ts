/** How letters go out, for the whole publication; kept as the setting `letters`. */
import * as v from 'valibot';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { mayStory } from '../articles/articles.ts';
import type { Account } from '../accounts/accounts.ts';
import { saveSettings, type Publication } from '../publication/publication.ts';

const address = v.union([v.literal(''), v.pipe(v.string(), v.trim(), v.email('Write one address'), v.maxLength(200))]);
const whole = (least: number, most: number) =>
  v.pipe(
    v.number(`A number from ${least} to ${most}`),
    v.integer(),
    v.minValue(least, `At least ${least}`),
    v.maxValue(most, `At most ${most}`),
  );

const schema = v.object({
  /** Mails a minute: providers say how many they take. */
  perMinute: v.optional(whole(1, 60_000), 600),
  connections: v.optional(whole(1, 20), 4),
  /** Where undeliverable mails come back to; each with a mark of its own after a `+`. Empty: to the sender. */
  bounceAddress: v.optional(address, ''),
  /** A form at the end of every story. */
  isAtStoryEnd: v.optional(v.boolean(), false),
});
export type MailingSettings = v.InferOutput<typeof schema>;

/** The settings in force; what is kept wrongly is as if nothing was set. */
export const mailingSettings = ({ settings }: Publication): MailingSettings => {
  const found = v.safeParse(schema, (settings as Record<string, unknown>)['letters'] ?? {});
  return found.success ? found.output : v.parse(schema, {});
};

/** Saves how letters go out; only for those who set the publication up. */
export const saveMailingSettings = async (
  world: World,
  account: Account,
  given: unknown,
): Promise<Outcome<MailingSettings, 'not-allowed' | 'invalid'>> => {
  if (!mayStory(account, 'edit-publication')) return refuse('not-allowed');
  const found = v.safeParse(schema, given);
  if (!found.success) {
    const [issue] = found.issues;
    return refuse('invalid', `${String(issue.path?.[0]?.key ?? '')}: ${issue.message}`);
  }
  await saveSettings(world, { letters: found.output } as Partial<Publication['settings']>);
  return ok(found.output);
};
