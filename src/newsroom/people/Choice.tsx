import type { JSX } from 'preact';

export type Option = { value: string; label: string };

type ChoiceProps = {
  name: string;
  label: string;
  /** What choosing nothing is called; without it something is chosen. */
  all?: string;
  value: string | undefined;
  options: readonly Option[];
};

/** A filter: one of several, or all. */
export const Choice = ({ name, label, all, value, options }: ChoiceProps): JSX.Element => (
  <label>
    {label}
    <select class="input" name={name}>
      {all === undefined ? null : <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
);
