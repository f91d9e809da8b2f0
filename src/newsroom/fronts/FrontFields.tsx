import type { ComponentChildren, JSX } from 'preact';

type Labelled = { label: string; hint?: string; children: ComponentChildren };

/** A field with its label round it: the same names stand on the page many times, so ids are no use. */
const Labelled = ({ label, hint, children }: Labelled): JSX.Element => (
  <label class="front-field">
    <span>{label}</span>
    {children}
    {hint ? <small>{hint}</small> : null}
  </label>
);

export type LineProps = {
  label: string;
  name: string;
  value?: string | undefined;
  hint?: string;
  type?: 'text' | 'number' | 'datetime-local' | 'search';
  min?: number | string;
  max?: number;
  maxLength?: number;
  placeholder?: string;
  isRequired?: boolean;
};

export const Line = ({
  label,
  hint,
  name,
  value,
  type = 'text',
  min,
  max,
  maxLength,
  ...rest
}: LineProps): JSX.Element => {
  const attributes = { min, max, maxlength: maxLength, placeholder: rest.placeholder, required: rest.isRequired };
  return (
    <Labelled label={label} {...(hint ? { hint } : {})}>
      <input
        class="input"
        {...({ type, name, value: value ?? '', dir: type === 'text' ? 'auto' : undefined, ...attributes } as object)}
      />
    </Labelled>
  );
};

export type PickListProps = {
  label: string;
  name: string;
  value?: string;
  hint?: string;
  groups: readonly { label?: string; choices: readonly (readonly [value: string, label: string])[] }[];
};

/** One of several. */
export const PickList = ({ label, name, value, groups, hint }: PickListProps): JSX.Element => (
  <Labelled label={label} {...(hint ? { hint } : {})}>
    <select class="input" name={name}>
      {groups.map(({ label: group, choices }) => {
        const options = choices.map(([key, words]) => (
          <option value={key} selected={key === value}>
            {words}
          </option>
        ));
        if (choices.length === 0) return null;
        return group ? <optgroup label={group}>{options}</optgroup> : options;
      })}
    </select>
  </Labelled>
);

export type ActProps = {
  action: string;
  version: number;
  fields: Record<string, string>;
  children: ComponentChildren;
  class?: string;
};

/** A form that does one thing to the draft. */
export const Act = ({ action, version, fields, children, class: name = 'front-act' }: ActProps): JSX.Element => (
  <form class={name} method="post" action={action}>
    <input type="hidden" name="version" value={String(version)} />
    {Object.entries(fields).map(([key, value]) => (
      <input type="hidden" name={key} value={value} />
    ))}
    {children}
  </form>
);

/** A small button with a sign, and what it does to what in words. */
export const SignButton = (props: {
  sign: string;
  words: string;
  name?: string;
  value?: string;
  isOff?: boolean;
}): JSX.Element => (
  <button
    class="sign-button"
    type="submit"
    name={props.name}
    value={props.value}
    title={props.words}
    aria-label={props.words}
    disabled={props.isOff}
  >
    <span aria-hidden="true">{props.sign}</span>
  </button>
);
