import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import * as v from 'valibot';
import { cleanText } from '../../common/text.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  discussionSettings,
  housePresets,
  may,
  mostPresets,
  nameOfPreset,
  recordSettingChange,
  saveDiscussionSettings,
  threadStates,
  type ThreadPreset,
} from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { showDuty, staffWho } from '../duties/duty-pages.tsx';
import { stateChoices } from '../views/DiscussionSettingsForm.tsx';
import { fieldsIn, type RuleFields } from './rule-form-fields.ts';

const path = '/newsroom/discussion/presets';

const days = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d{0,5}$/, 'Write a whole number, or nothing'),
    v.transform((text) => (text === '' ? undefined : Number(text))),
  ),
  '',
);

const presetSchema = v.object({
  name: v.pipe(v.string(), v.transform(cleanText), v.trim(), v.maxLength(80, 'A name has at most 80 characters')),
  state: v.picklist(threadStates, 'Choose a state'),
  newReaderHolds: days,
  closeAfterDays: days,
});

const keyed = (fields: RuleFields, key: string): Record<string, string | undefined> => ({
  name: fields[`name-${key}`] ?? '',
  state: fields[`state-${key}`],
  newReaderHolds: fields[`holds-${key}`],
  closeAfterDays: fields[`days-${key}`],
});

type Read = { ok: true; presets: ThreadPreset[] } | { ok: false; fault: string };

/** The presets as they stand in the form: those of the house keep their names unless they are given others. */
const readForm = (world: World, fields: RuleFields, known: readonly ThreadPreset[]): Read => {
  const presets: ThreadPreset[] = [];
  for (const key of [...known.map((preset) => preset.key), 'new']) {
    const typed = keyed(fields, key);
    if (typed['state'] === undefined || fields[`out-${key}`] === 'yes') continue;
    if (key === 'new' && (typed['name'] ?? '').trim() === '') continue;
    const read = v.safeParse(presetSchema, typed);
    if (!read.success) return { ok: false, fault: read.issues[0].message };
    const house = housePresets.find((preset) => preset.key === key);
    const name = house && read.output.name === nameOfPreset(house, 'en') ? '' : read.output.name;
    if (name === '' && !house) return { ok: false, fault: 'A preset needs a name' };
    presets.push({ ...read.output, key: key === 'new' ? world.newId() : key, name });
  }
  return presets.length > mostPresets ? { ok: false, fault: `At most ${mostPresets} presets` } : { ok: true, presets };
};

const PresetFields = ({ preset, isNew = false }: { preset: ThreadPreset; isNew?: boolean }): JSX.Element => {
  const { key, state, newReaderHolds, closeAfterDays } = preset;
  return (
    <fieldset class="setting-group">
      <legend>{isNew ? 'A new preset' : nameOfPreset(preset, 'en')}</legend>
      <div class="setting-grid">
        <Field name={`name-${key}`} label="Name" value={isNew ? '' : nameOfPreset(preset, 'en')} maxLength={80} />
        <Select name={`state-${key}`} label="State" value={state} choices={stateChoices} />
        <Field
          name={`holds-${key}`}
          label="Of a new reader so many comments wait"
          hint="Empty: as everywhere."
          value={newReaderHolds === undefined ? '' : String(newReaderHolds)}
          dir="ltr"
        />
        <Field
          name={`days-${key}`}
          label="It closes so many days after the story"
          hint="Empty: as everywhere; 0: never."
          value={closeAfterDays === undefined ? '' : String(closeAfterDays)}
          dir="ltr"
        />
      </div>
      {isNew ? null : (
        <label class="choice">
          <input type="checkbox" name={`out-${key}`} value="yes" />
          <span>Take it out</span>
        </label>
      )}
    </fieldset>
  );
};

const show = async (
  world: World,
  reply: FastifyReply,
  account: Account,
  { fault = '', isSaved = false, status = 200 }: { fault?: string; isSaved?: boolean; status?: number },
): Promise<void> => {
  const { presets } = discussionSettings(await publicationOf(world));
  const children = (
    <>
      {fault === '' ? null : (
        <Notice title="Nothing was saved" tone="alarm">
          {fault}
        </Notice>
      )}
      {isSaved ? (
        <p class="notice" role="status">
          Saved. Discussions with one of these follow from now on.
        </p>
      ) : null}
      <p>
        A preset is chosen for one discussion under its story (“This discussion”), or for a whole section in the{' '}
        <a href="/newsroom/discussion/settings">discussion settings</a>.
      </p>
      <form class="form setting-form" method="post" action={path}>
        <fieldset class="setting-all" disabled={!may(account, 'edit-presets')}>
          <legend class="unseen">Presets</legend>
          {presets.map((preset) => (
            <PresetFields key={preset.key} preset={preset} />
          ))}
          <PresetFields preset={{ key: 'new', name: '', state: 'open' }} isNew />
        </fieldset>
        <p>
          <Button>Save</Button>
        </p>
      </form>
    </>
  );
  await showDuty(reply, { account, here: 'presets', title: 'Presets', status, children });
};

/** `/newsroom/discussion/presets`: ways to run a discussion, to choose from. */
export const presetRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (account) await show(world, reply, account, { isSaved: request.query.saved === '1' });
  });

  app.post(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-presets');
    if (!account) return;
    const { presets } = discussionSettings(await publicationOf(world));
    const read = readForm(world, fieldsIn(request.body), presets);
    if (!read.ok) return show(world, reply, account, { fault: read.fault, status: 422 });
    await saveDiscussionSettings(world, { presets: read.presets });
    await recordSettingChange(world, { account, what: 'presets', now: read.presets });
    await reply.redirect(`${path}?saved=1`, 303);
  });
};
