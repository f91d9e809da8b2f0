import type { JSX } from 'preact';
import type { Person } from '../../rooms/audio/audio.ts';
import { personRoles, roleKey } from './person-roles.ts';
import { RowField, RowSelect, type RowChoice } from './Rows.tsx';

const known: readonly RowChoice[] = Object.entries(personRoles).flatMap(([group, roles]) =>
  roles.map((role) => ({ value: roleKey(group, role), label: role, group })),
);

/** What an import has brought may be no role that we offer: it stays. */
const choicesFor = (key: string): readonly RowChoice[] =>
  known.some(({ value }) => value === key) ? known : [{ value: key, label: key }, ...known];

/** Who is heard or has helped: a row each, and some to fill in; a row without a name goes. */
export const PeopleRows = ({
  people,
  fault,
  hint,
}: {
  people: readonly Person[];
  fault?: string | undefined;
  hint: string;
}): JSX.Element => {
  const empty: Person = { name: '', group: 'Cast', role: people.length === 0 ? 'Host' : 'Guest' };
  return (
    <fieldset class="setting-group" id="people">
      <legend>People</legend>
      <p class="field-hint">{hint} A row without a name is left out.</p>
      {fault ? <p class="field-fault">{fault}</p> : null}
      {[...people, empty, empty].map((person, at) => (
        <div class="form-row" key={at}>
          <RowField name={`person-${at}`} label="Name" row={at} value={person.name} maxLength={128} dir="auto" />
          <RowSelect
            name={`role-${at}`}
            label="Role"
            row={at}
            value={roleKey(person.group, person.role)}
            choices={choicesFor(roleKey(person.group, person.role))}
          />
          <RowField name={`href-${at}`} label="Page" row={at} value={person.href ?? ''} maxLength={2_000} dir="ltr" />
          <input type="hidden" name={`portrait-${at}`} value={person.pictureId ?? ''} />
        </div>
      ))}
    </fieldset>
  );
};
