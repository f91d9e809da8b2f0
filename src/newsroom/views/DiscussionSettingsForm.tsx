import type { ComponentChildren, JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { defaultDiscussion, threadStates, type ThreadState } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, TextField, type Choice } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { SettingsFaults, TypedSettings } from '../discussion-settings-form.ts';
import { numberSettings, safeDefault, type NumberGroup } from '../discussion-settings-numbers.ts';

export type DiscussionSettingsProps = {
  account: Account;
  /** Others may look at it. */
  maySave: boolean;
  typed: TypedSettings;
  faults: SettingsFaults;
  isSaved: boolean;
  editions: readonly { code: string; name: string; language: string }[];
  sections: readonly { key: string; name: string }[];
  presets: readonly Choice[];
};

type Part = Pick<DiscussionSettingsProps, 'typed' | 'faults'>;

const stateWords: Record<ThreadState, string> = {
  open: 'Open: comments appear at once',
  held: 'Held: every comment waits for a moderator',
  replies: 'Replies only: no new comments of one’s own',
  staff: 'Staff only: readers read along',
  closed: 'Closed: readable, nothing new',
  hidden: 'Hidden: no discussion at all',
};

export const stateChoices: Choice[] = threadStates.map((value) => ({ value, label: stateWords[value] }));

const of = (name: string, { typed, faults }: Part): { name: string; value: string; fault: string | undefined } => ({
  name,
  value: typed[name] ?? '',
  fault: faults[name],
});

const hintOf = (hint: string | undefined, usual: string): string =>
  [hint, `Usually ${usual}.`].filter(Boolean).join(' ');

const Numbers = ({ group, ...part }: Part & { group: NumberGroup }): JSX.Element => (
  <div class="setting-grid">
    {numberSettings
      .filter((setting) => setting.group === group)
      .map((setting) => (
        <Field
          key={setting.name}
          {...of(setting.name, part)}
          label={setting.label}
          hint={hintOf(setting.hint, safeDefault(setting))}
          isRequired
          dir="ltr"
        />
      ))}
  </div>
);

type GroupProps = { title: string; about?: string; children: ComponentChildren };

const Group = ({ title, about, children }: GroupProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>{title}</legend>
    {about ? <p class="field-hint">{about}</p> : null}
    {children}
  </fieldset>
);

const Threads = (part: Part): JSX.Element => (
  <Group title="Discussions" about="For every story that has no state of its own.">
    <Select {...of('state', part)} label="State" hint={`Usually ${defaultDiscussion.state}.`} choices={stateChoices} />
    <Numbers group="closing" {...part} />
  </Group>
);

/** Few need it, and there may be many sections: folded away, unless something in it has to be looked at. */
const Sections = ({
  sections,
  presets,
  ...part
}: Part & Pick<DiscussionSettingsProps, 'sections' | 'presets'>): JSX.Element | null =>
  sections.length === 0 ? null : (
    <details class="setting-group" open={Object.keys(part.faults).some((name) => name.startsWith('section-'))}>
      <summary>Sections that differ</summary>
      {sections.map(({ key, name }) => (
        <div class="setting-grid" key={key}>
          <Select
            {...of(`section-state-${key}`, part)}
            label={`State in ${name}`}
            choices={[{ value: '', label: 'As everywhere' }, ...stateChoices]}
          />
          <Select
            {...of(`section-preset-${key}`, part)}
            label={`Preset in ${name}`}
            choices={[{ value: '', label: 'None' }, ...presets]}
          />
          <Field
            {...of(`section-days-${key}`, part)}
            label={`Days until closing in ${name}`}
            hint="Empty: as everywhere."
            dir="ltr"
          />
        </div>
      ))}
    </details>
  );

const Limits = (part: Part): JSX.Element => (
  <>
    <Group title="Writing">
      <Numbers group="writing" {...part} />
    </Group>
    <Group title="New readers, and readers often removed">
      <Numbers group="new-readers" {...part} />
    </Group>
    <Group title="Links" about="Links to this publication are not counted. 0 switches a limit off.">
      <Numbers group="links" {...part} />
    </Group>
    <Group
      title="How many comments"
      about="Whoever writes more is asked to wait; the text is kept. 0 switches a limit off."
    >
      <Numbers group="rates" {...part} />
    </Group>
    <Group title="Repeats" about="To its own writer a repeat is refused, with a link to the first.">
      <Numbers group="repeats" {...part} />
    </Group>
    <Group title="Tone" about="The writer is asked once to rephrase; who insists is published.">
      <Numbers group="tone" {...part} />
    </Group>
  </>
);

const Texts = ({ editions, ...part }: Part & Pick<DiscussionSettingsProps, 'editions'>): JSX.Element => (
  <>
    {editions.map(({ code, name }) => (
      <Group key={code} title={`Words to readers: ${name}`}>
        <TextField
          {...of(`announcement-${code}`, part)}
          label="Announcement above all discussions"
          hint="Usually none."
          rows={3}
        />
        <Field
          {...of(`guidelines-${code}`, part)}
          label="Page of the community guidelines"
          hint="Its path, such as /guidelines; linked at the form. Usually none."
          dir="ltr"
        />
      </Group>
    ))}
    <Group title="Guidelines, letters and viewers">
      <Field
        {...of('guidelinesVersion', part)}
        label="Version of the guidelines"
        hint="Raise it when they change: readers accept them anew with their next comment."
        isRequired
        dir="ltr"
      />
      <Field
        {...of('feedbackEmail', part)}
        type="email"
        label="Address for letters about the discussion"
        hint="Empty: the publication’s own."
      />
      <label class="choice">
        <input type="checkbox" name="showViewers" value="yes" checked={part.typed['showViewers'] === 'yes'} />
        <span>Show how many are reading a discussion just now (usually not)</span>
      </label>
    </Group>
  </>
);

/** What a field is called where it is spoken of elsewhere. */
const labelOf = (
  name: string,
  { sections, editions }: Pick<DiscussionSettingsProps, 'sections' | 'editions'>,
): string => {
  const number = numberSettings.find((setting) => setting.name === name);
  if (number) return number.label;
  const section = sections.find(({ key }) => name.endsWith(`-${key}`));
  if (section && name.startsWith('section-')) return section.name;
  const edition = editions.find(({ code }) => name.endsWith(`-${code}`))?.name ?? '';
  if (name.startsWith('announcement-')) return `Announcement, ${edition}`;
  if (name.startsWith('guidelines-')) return `Page of the guidelines, ${edition}`;
  return name === 'feedbackEmail'
    ? 'Address for letters'
    : name === 'guidelinesVersion'
      ? 'Version of the guidelines'
      : 'State';
};

const Faults = ({
  faults,
  ...names
}: Pick<DiscussionSettingsProps, 'faults' | 'sections' | 'editions'>): JSX.Element | null =>
  Object.keys(faults).length === 0 ? null : (
    <Notice title="Nothing was saved" tone="alarm">
      <p>Please look at what is said beside these fields:</p>
      <ul>
        {Object.entries(faults).map(([name, fault]) => (
          <li key={name}>
            <a href={`#field-${name}`}>{labelOf(name, names)}</a>: {fault}
          </li>
        ))}
      </ul>
    </Notice>
  );

/** All that can be set about discussions but the word lists, which have a page of their own. */
export const DiscussionSettingsForm = (props: DiscussionSettingsProps): JSX.Element => {
  const { maySave, typed, faults, isSaved, editions, sections, presets } = props;
  return (
    <>
      <Faults faults={faults} sections={sections} editions={editions} />
      {isSaved ? (
        <p class="notice" role="status">
          Saved. Every discussion follows from now on.
        </p>
      ) : null}
      {maySave ? null : <Notice>You can look at these settings. Editors and publishers can change them.</Notice>}
      <form class="form setting-form" method="post" action="/newsroom/discussion/settings">
        <fieldset class="setting-all" disabled={!maySave}>
          <legend class="unseen">All settings</legend>
          <Threads typed={typed} faults={faults} />
          <Limits typed={typed} faults={faults} />
          <Texts typed={typed} faults={faults} editions={editions} />
          <Sections typed={typed} faults={faults} sections={sections} presets={presets} />
        </fieldset>
        {maySave ? (
          <p>
            <Button>Save</Button>{' '}
            <button class="button button-quiet" type="submit" formAction="/newsroom/discussion/settings/rehearsal">
              Try them on the last 30 days
            </button>
          </p>
        ) : null}
      </form>
    </>
  );
};
