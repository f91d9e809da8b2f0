import type { ComponentChildren, JSX } from 'preact';
import { findableChecks, ruleActs } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field, Select, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { nameOfCheck } from '../check-names.ts';
import type { RuleFields } from './rule-form-fields.ts';
import { actNames } from './rule-in-words.ts';

export type RuleGrounds = {
  editions: readonly { code: string; name: string; language: string }[];
  sections: readonly { key: string; name: string }[];
};

export type RuleFormProps = RuleGrounds & { action: string; fields: RuleFields; fault: string; maySave: boolean };

type Part = { fields: RuleFields };

const Group = ({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children: ComponentChildren;
}): JSX.Element => (
  <fieldset class="setting-group">
    <legend>{title}</legend>
    {about ? <p class="field-hint">{about}</p> : null}
    {children}
  </fieldset>
);

const Tick = ({ fields, name, label }: Part & { name: string; label: string }): JSX.Element => (
  <label class="choice">
    <input type="checkbox" name={name} value="yes" checked={fields[name] === 'yes'} />
    <span>{label}</span>
  </label>
);

const Ticks = ({ legend, children }: { legend: string; children: ComponentChildren }): JSX.Element => (
  <fieldset class="field choices">
    <legend>{legend}</legend>
    <div class="ticks">{children}</div>
  </fieldset>
);

type NumberProps = Part & { name: string; label: string; hint?: string };

const NumberField = ({ fields, name, label, hint }: NumberProps): JSX.Element => (
  <Field name={name} label={label} hint={hint} value={fields[name]} dir="ltr" />
);

const What = ({ fields }: Part): JSX.Element => (
  <Group title="What it does">
    <Field
      name="name"
      label="Name"
      hint="For the desk: it stands beside what the rule met."
      value={fields['name']}
      isRequired
      maxLength={120}
    />
    <Choices
      name="act"
      label="A comment that the rule meets"
      value={fields['act'] ?? 'hold'}
      choices={ruleActs.map((value) => ({ value, label: actNames[value] }))}
    />
    <Select
      name="match"
      label="It meets a comment of which"
      value={fields['match'] ?? 'all'}
      choices={[
        { value: 'all', label: 'everything filled in below is true' },
        { value: 'any', label: 'anything filled in below is true' },
      ]}
    />
  </Group>
);

const Text = ({ fields }: Part): JSX.Element => (
  <Group title="What it says" about="What is left empty is not asked.">
    <TextField
      name="terms"
      label="Words or phrases"
      hint="One a line; a star at the end stands for any ending. Found whatever their case, with accents, look-alike letters, figures for letters, stretched or spelled out."
      rows={5}
      value={fields['terms']}
    />
    <div class="setting-grid">
      <NumberField fields={fields} name="links" label="At least so many links" />
      <NumberField fields={fields} name="shortest" label="At least so many characters" />
      <NumberField fields={fields} name="longest" label="At most so many characters" />
      <Select
        name="answer"
        label="Place"
        value={fields['answer']}
        choices={[
          { value: '', label: 'Anywhere' },
          { value: 'no', label: 'A comment of its own' },
          { value: 'yes', label: 'An answer to another' },
        ]}
      />
    </div>
    <TextField
      name="hosts"
      label="Links to these hosts"
      hint="One a line, such as shop.example; those below it are meant, too. Empty: any host but this publication’s."
      rows={3}
      value={fields['hosts']}
    />
    <Ticks legend="Something was found in it by">
      {findableChecks.map((check) => (
        <Tick key={check} fields={fields} name={`found-${check}`} label={nameOfCheck({ check })} />
      ))}
    </Ticks>
  </Group>
);

const Writer = ({ fields }: Part): JSX.Element => (
  <Group title="Who writes it">
    <div class="setting-grid">
      <NumberField fields={fields} name="first" label="One of their first so many published comments" />
      <NumberField fields={fields} name="accountDays" label="Their account is younger than so many days" />
      <NumberField fields={fields} name="published" label="At least so many of theirs were published" />
      <NumberField fields={fields} name="removed" label="At least so many of theirs were removed" />
      <NumberField fields={fields} name="networkComments" label="At least so many comments from one network …" />
      <NumberField
        fields={fields}
        name="networkMinutes"
        label="… within so many minutes"
        hint="At most 60; empty: 10."
      />
    </div>
    <TextField
      name="domains"
      label="E-mail address at"
      hint="Domains, one a line."
      rows={3}
      value={fields['domains']}
    />
    <Tick fields={fields} name="disposable" label="The address is of a domain on the list of disposable ones" />
  </Group>
);

const When = ({ fields }: Part): JSX.Element => (
  <Group title="When, and what readers said">
    <div class="setting-grid">
      <NumberField
        fields={fields}
        name="hourFrom"
        label="From this hour …"
        hint="0 to 23, in the publication’s time."
      />
      <NumberField
        fields={fields}
        name="hourUntil"
        label="… until before this one"
        hint="0 to 24; earlier than the first: over midnight."
      />
      <NumberField fields={fields} name="storyHours" label="The story is at least so many hours old" />
      <NumberField
        fields={fields}
        name="reports"
        label="So many readers have reported it"
        hint="Asked when a report comes in: the rule can hold it or tell others. What a person has approved stays."
      />
    </div>
  </Group>
);

const Where = ({ fields, editions, sections }: Part & RuleGrounds): JSX.Element => (
  <Group title="Where it holds" about="Nothing ticked: everywhere.">
    <Ticks legend="Editions">
      {editions.map(({ code, name }) => (
        <Tick key={code} fields={fields} name={`edition-${code}`} label={name} />
      ))}
    </Ticks>
    {sections.length === 0 ? null : (
      <Ticks legend="Sections">
        {sections.map(({ key, name }) => (
          <Tick key={key} fields={fields} name={`section-${key}`} label={name} />
        ))}
      </Ticks>
    )}
    <TextField
      name="stories"
      label="Only under these stories"
      hint="Their addresses, one a line."
      rows={2}
      value={fields['stories']}
    />
  </Group>
);

const Words = ({ fields, editions }: Part & Pick<RuleGrounds, 'editions'>): JSX.Element => (
  <Group
    title="Words to the writer"
    about="Why, and what to do. Empty: the usual words. Nobody is told which word was found."
  >
    {editions.map(({ code, name }) => (
      <Field key={code} name={`words-${code}`} label={name} value={fields[`words-${code}`]} maxLength={500} />
    ))}
  </Group>
);

/** All that makes a rule of the publication's own. */
export const RuleForm = ({ action, fields, fault, maySave, ...grounds }: RuleFormProps): JSX.Element => (
  <>
    {fault === '' ? null : (
      <Notice title="Nothing was saved" tone="alarm">
        {fault}
      </Notice>
    )}
    <form class="form setting-form" method="post" action={action}>
      <fieldset class="setting-all" disabled={!maySave}>
        <legend class="unseen">The rule</legend>
        <What fields={fields} />
        <Text fields={fields} />
        <Writer fields={fields} />
        <When fields={fields} />
        <Where fields={fields} {...grounds} />
        <Words fields={fields} editions={grounds.editions} />
      </fieldset>
      {maySave ? (
        <p>
          <Button>Save and rehearse</Button>
        </p>
      ) : null}
    </form>
  </>
);
