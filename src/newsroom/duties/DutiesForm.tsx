import type { JSX } from 'preact';
import {
  keptLimits,
  keptWords,
  policyKinds,
  register,
  type DutySettings,
  type KeptDays,
} from '../../rooms/moderation/moderation.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';

export type PolicyChoices = readonly {
  edition: string;
  name: string;
  pages: readonly { id: string; headline: string }[];
}[];

export type DutiesFormProps = {
  settings: DutySettings;
  faults: Readonly<Record<string, string>>;
  choices: PolicyChoices;
  isSaved: boolean;
};

const Tick = ({ name, label, isOn }: { name: string; label: string; isOn: boolean }): JSX.Element => (
  <label class="choice">
    <input type="checkbox" name={name} value="1" checked={isOn} />
    <span>{label}</span>
  </label>
);

const Care = ({ settings, faults }: DutiesFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Care for moderators</legend>
    <div class="setting-grid">
      <Field
        name="breakMinutes"
        label="Suggest a break after so many minutes"
        hint="0: never"
        value={String(settings.breakMinutes)}
        fault={faults['breakMinutes']}
      />
      <Field
        name="breakTexts"
        label="… or after so many disturbing texts"
        hint="0: never"
        value={String(settings.breakTexts)}
        fault={faults['breakTexts']}
      />
    </div>
    <TextField
      name="emergency"
      label="When a life is in danger"
      hint="Numbers and people to call; stands wherever a comment is escalated."
      rows={4}
      maxLength={2_000}
      value={settings.emergency}
    />
  </fieldset>
);

const Publicity = ({ settings }: DutiesFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>What readers see</legend>
    <Tick name="isReportPublic" label="Published yearly reports (/transparency)" isOn={settings.isReportPublic} />
    <Tick
      name="isLogPublic"
      label="The log of decisions, without persons (/moderation-log)"
      isOn={settings.isLogPublic}
    />
  </fieldset>
);

type Part = { key: 'authorities' | 'readers' | 'representative'; title: string; hint: string };
const parts: readonly Part[] = [
  { key: 'authorities', title: 'Contact point for authorities', hint: 'Digital Services Act, article 11' },
  { key: 'readers', title: 'Contact point for readers', hint: 'Digital Services Act, article 12' },
  {
    key: 'representative',
    title: 'Legal representative in the Union',
    hint: 'Article 13; only if you are established elsewhere',
  },
];
const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  email: 'E-mail',
  languages: 'Languages',
  phone: 'Telephone',
  address: 'Address',
};

const Contacts = ({ settings, faults }: DutiesFormProps): JSX.Element => (
  <>
    {parts.map(({ key, title, hint }) => (
      <fieldset class="setting-group" key={key}>
        <legend>{title}</legend>
        <p class="field-hint">{hint}</p>
        <div class="setting-grid">
          {Object.entries(settings.contacts[key]).map(([field, value]) => (
            <Field
              key={field}
              name={`${key}.${field}`}
              label={labels[field] ?? field}
              value={value}
              fault={faults[`${key}.${field}`]}
              dir={field === 'email' || field === 'phone' ? 'ltr' : 'auto'}
            />
          ))}
        </div>
      </fieldset>
    ))}
  </>
);

const policyNames: Readonly<Record<string, string>> = {
  guidelines: 'Community guidelines',
  privacy: 'Privacy',
  terms: 'Terms',
  imprint: 'Imprint',
  cookies: 'Note about cookies',
};

const Policies = ({ settings, choices }: DutiesFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Policies</legend>
    <p class="field-hint">
      Every version of these pages is kept and stays readable; each decision names the version of the guidelines that
      was in force.
    </p>
    <div class="setting-grid">
      {policyKinds.flatMap((kind) =>
        choices.map(({ edition, name, pages }) => (
          <Select
            key={`${kind}.${edition}`}
            name={`policy.${kind}.${edition}`}
            label={`${policyNames[kind] ?? kind}, ${name}`}
            value={settings.policies[kind]?.[edition] ?? ''}
            choices={[
              { value: '', label: 'Found by its address' },
              ...pages.map(({ id, headline }) => ({ value: id, label: headline })),
            ]}
          />
        )),
      )}
    </div>
  </fieldset>
);

const nameOf = (key: keyof KeptDays): string => {
  const entry = register.find(({ kept }) => typeof kept === 'object' && 'setting' in kept && kept.setting === key);
  return entry ? keptWords.en.entries[entry.key].name : key;
};

const Kept = ({ settings, faults }: DutiesFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Kept for so many days</legend>
    <p class="field-hint">
      The daily sweep goes by these. <a href="/newsroom/discussion/kept">Everything that is kept</a>
    </p>
    <div class="setting-grid">
      {(Object.keys(keptLimits) as (keyof KeptDays)[]).map((key) => (
        <Field
          key={key}
          name={`kept.${key}`}
          label={nameOf(key)}
          hint={`${keptLimits[key][0]} to ${keptLimits[key][1]}`}
          value={String(settings.kept[key])}
          fault={faults[`kept.${key}`]}
        />
      ))}
    </div>
  </fieldset>
);

/** Everything editors set about care and duties. */
export const DutiesForm = (props: DutiesFormProps): JSX.Element => (
  <form class="form setting-form" method="post" action="/newsroom/discussion/duties">
    {props.isSaved ? <Notice>Saved.</Notice> : null}
    {Object.keys(props.faults).length > 0 ? (
      <Notice tone="alarm" title="Nothing was saved">
        Look at the fields that are marked.
      </Notice>
    ) : null}
    <div class="setting-all">
      <Care {...props} />
      <Publicity {...props} />
      <Contacts {...props} />
      <Policies {...props} />
      <Kept {...props} />
    </div>
    <Button>Save</Button>
  </form>
);
