import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  discussionSettings,
  may,
  recordSettingChange,
  saveDiscussionSettings,
  setThreadState,
  storyFacts,
  type DiscussionSettings,
  type SettingsHere,
} from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { numberIn } from '../discussion-settings-numbers.ts';
import { namesOf } from '../discussion-settings.routes.tsx';
import { maySaveDiscussion } from '../discussion-settings-staff.tsx';
import { fieldOf, showDuty, staffWho } from '../duties/duty-pages.tsx';
import { fieldsIn, type RuleFields } from './rule-form-fields.ts';
import { numbersHere, readHere, typedHere } from './settings-here-form.ts';

const path = '/newsroom/discussion/settings/here';

/** A part of the publication that may have numbers of its own. */
type Place = { kind: 'section' | 'language' | 'thread'; key: string; name: string; here: SettingsHere };

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** Sections and languages there are; one discussion is named by its story. */
const placesOf = async (world: World, settings: DiscussionSettings): Promise<Place[]> => {
  const { editions, sections } = await namesOf(world);
  const tags = new Set(editions.map(({ language }) => language.toLowerCase().split('-', 1)[0] ?? ''));
  return [
    ...[...tags].map((key): Place => {
      return { kind: 'language', key, name: languageNames.of(key) ?? key, here: settings.languages[key] ?? {} };
    }),
    ...sections.map(({ key, name }): Place => {
      return { kind: 'section', key, name, here: settings.sections[key]?.checks ?? {} };
    }),
  ];
};

const threadPlace = async (world: World, id: string): Promise<Place | undefined> => {
  const story = await storyFacts(world, id);
  return story && { kind: 'thread', key: id, name: story.headline, here: story.own.numbers ?? {} };
};

const placeAt = async (
  world: World,
  settings: DiscussionSettings,
  kind: string,
  key: string,
): Promise<Place | undefined> =>
  kind === 'thread'
    ? threadPlace(world, key)
    : (await placesOf(world, settings)).find((place) => place.kind === kind && place.key === key);

/** Whoever may set a discussion's state may set its numbers; those of sections and languages are for editors and publishers. */
const maySave = (account: Account, { kind }: Place): boolean =>
  kind === 'thread' ? may(account, 'thread-state') : maySaveDiscussion(account);

const addressOf = ({ kind, key }: Place): string => `${path}?kind=${kind}&key=${encodeURIComponent(key)}`;

type FormProps = {
  place: Place;
  everywhere: DiscussionSettings;
  typed: RuleFields;
  faults: Record<string, string>;
  isSaved: boolean;
  isOpen: boolean;
};

const HereForm = ({ place, everywhere, typed, faults, isSaved, isOpen }: FormProps): JSX.Element => (
  <>
    {Object.keys(faults).length > 0 ? (
      <Notice title="Nothing was saved" tone="alarm">
        Please look at what is said beside the fields.
      </Notice>
    ) : null}
    {isSaved ? (
      <p class="notice" role="status">
        Saved. New comments there are judged by these numbers from now on.
      </p>
    ) : null}
    <p class="link-row">
      <a href={path}>Other places</a>
      <a href="/newsroom/discussion/settings">Discussion settings</a>
    </p>
    <p>
      What is left empty is as everywhere. A discussion’s own numbers come before its section’s, those before its
      language’s.
    </p>
    <form class="form setting-form" method="post" action={path}>
      <input type="hidden" name="kind" value={place.kind} />
      <input type="hidden" name="key" value={place.key} />
      <fieldset class="setting-all" disabled={!isOpen}>
        <legend class="unseen">What differs</legend>
        <div class="setting-grid">
          {numbersHere.map((setting) => (
            <Field
              key={setting.name}
              name={setting.name}
              label={setting.label}
              hint={`Everywhere ${numberIn(everywhere, setting)}.`}
              value={typed[setting.name]}
              fault={faults[setting.name]}
              dir="ltr"
            />
          ))}
        </div>
      </fieldset>
      {isOpen ? (
        <p>
          <Button>Save</Button>
        </p>
      ) : null}
    </form>
  </>
);

const Places = ({ places }: { places: readonly Place[] }): JSX.Element => (
  <>
    <p>
      The numbers the checks go by may differ by language and section, and in a single discussion: follow “This
      discussion” under its story, or write the story’s id into the address.
    </p>
    <ul class="link-row">
      {places.map((place) => (
        <li key={`${place.kind} ${place.key}`}>
          <a href={addressOf(place)}>{place.name}</a>
          {Object.keys(place.here).length > 0 ? ' differs' : ''}
        </li>
      ))}
    </ul>
  </>
);

const save = async (world: World, account: Account, place: Place, here: SettingsHere): Promise<void> => {
  if (place.kind === 'thread') {
    await setThreadState(world, { account, articleId: place.key, numbers: here });
    return;
  }
  const { sections, languages } = discussionSettings(await publicationOf(world));
  const isNone = Object.keys(here).length === 0;
  if (place.kind === 'language') {
    const others = Object.fromEntries(Object.entries(languages).filter(([tag]) => tag !== place.key));
    await saveDiscussionSettings(world, { languages: isNone ? others : { ...others, [place.key]: here } });
  } else {
    const { checks: _, ...rest } = sections[place.key] ?? {};
    const own = isNone ? rest : { ...rest, checks: here };
    await saveDiscussionSettings(world, { sections: { ...sections, [place.key]: own } });
  }
  await recordSettingChange(world, { account, what: `${place.kind} ${place.key}`, now: here });
};

type Drawn = { typed?: RuleFields; faults?: Record<string, string>; isSaved?: boolean; status?: number };

const show = async (
  world: World,
  reply: FastifyReply,
  { account, place }: { account: Account; place: Place },
  { typed = typedHere(place.here), faults = {}, isSaved = false, status = 200 }: Drawn,
): Promise<void> => {
  const everywhere = discussionSettings(await publicationOf(world));
  const children = <HereForm {...{ place, everywhere, typed, faults, isSaved }} isOpen={maySave(account, place)} />;
  await showDuty(reply, { account, here: 'rules', title: `What differs: ${place.name}`, status, children });
};

/** `/newsroom/discussion/settings/here`: numbers of the checks that differ by language, section and discussion. */
export const settingsHereRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Record<string, unknown> }>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const { kind, key, saved } = request.query;
    const settings = discussionSettings(await publicationOf(world));
    if (typeof kind !== 'string' || typeof key !== 'string') {
      const children = <Places places={await placesOf(world, settings)} />;
      return showDuty(reply, { account, here: 'rules', title: 'What differs', children });
    }
    const place = await placeAt(world, settings, kind, key);
    if (!place) return reply.notFound();
    await show(world, reply, { account, place }, { isSaved: saved === '1' });
  });

  app.post(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'thread-state');
    if (!account) return;
    const everywhere = discussionSettings(await publicationOf(world));
    const place = await placeAt(world, everywhere, fieldOf(request, 'kind'), fieldOf(request, 'key'));
    if (!place || !maySave(account, place)) return reply.notFound();
    const typed = fieldsIn(request.body);
    const read = readHere(typed, everywhere);
    if (!read.ok) return show(world, reply, { account, place }, { typed, faults: read.faults, status: 422 });
    await save(world, account, place, read.here);
    await reply.redirect(`${addressOf(place)}&saved=1`, 303);
  });
};
