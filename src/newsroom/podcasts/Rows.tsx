/** Small fields that stand beside each other in the rows of a form; each says in its name which row it is of. */
import type { JSX } from 'preact';

export type RowChoice = { value: string; label: string; group?: string };

type Common = { name: string; label: string; row: number; value: string; fault?: string | undefined };

const Label = ({ name, label, row }: Common): JSX.Element => (
  <label for={`field-${name}`}>
    {label}
    <span class="unseen"> of row {row + 1}</span>
  </label>
);

const Fault = ({ name, fault }: Common): JSX.Element | null =>
  fault ? (
    <p class="field-fault" id={`${name}-fault`}>
      {fault}
    </p>
  ) : null;

export const RowField = (
  props: Common & { maxLength?: number; dir?: 'ltr' | 'auto'; isShort?: boolean; list?: string },
): JSX.Element => (
  <div class={props.isShort ? 'field row-short' : 'field'}>
    <Label {...props} />
    <input
      class="input"
      id={`field-${props.name}`}
      name={props.name}
      value={props.value || undefined}
      maxlength={props.maxLength}
      dir={props.dir}
      list={props.list}
      autocomplete="off"
      aria-invalid={props.fault ? 'true' : undefined}
      aria-describedby={props.fault ? `${props.name}-fault` : undefined}
    />
    <Fault {...props} />
  </div>
);

const Option = ({ choice, value }: { choice: RowChoice; value: string }): JSX.Element => (
  <option value={choice.value} selected={choice.value === value}>
    {choice.label}
  </option>
);

export const RowSelect = (props: Common & { choices: readonly RowChoice[] }): JSX.Element => (
  <div class="field">
    <Label {...props} />
    <select class="input" id={`field-${props.name}`} name={props.name}>
      {[...Map.groupBy(props.choices, ({ group }) => group)].map(([group, choices]) => {
        const options = choices.map((choice) => <Option choice={choice} value={props.value} />);
        return group === undefined ? options : <optgroup label={group}>{options}</optgroup>;
      })}
    </select>
  </div>
);
