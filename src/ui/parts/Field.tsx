import type { ComponentChildren, JSX } from 'preact';

type Common = {
  name: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with what was typed. */
  fault?: string | undefined;
  isRequired?: boolean;
  value?: string | undefined;
};

const described = ({ name, hint, fault }: Common): string | undefined =>
  [hint ? `${name}-hint` : '', fault ? `${name}-fault` : ''].filter(Boolean).join(' ') || undefined;

const Frame = ({ field, children }: { field: Common; children: ComponentChildren }): JSX.Element => (
  <div class="field">
    <label for={`field-${field.name}`}>{field.label}</label>
    {field.hint ? (
      <p class="field-hint" id={`${field.name}-hint`}>
        {field.hint}
      </p>
    ) : null}
    {children}
    {field.fault ? (
      <p class="field-fault" id={`${field.name}-fault`}>
        {field.fault}
      </p>
    ) : null}
  </div>
);

export type FieldProps = Common & {
  type?: 'text' | 'email' | 'search' | 'date' | 'url' | 'password';
  autocomplete?: string;
  maxLength?: number;
  /** BCP 47 direction of what is typed when it differs from the page: addresses are always left to right. */
  dir?: 'ltr' | 'auto';
};

/** One line to fill in, with its label, hint and what was wrong. */
export const Field = (props: FieldProps): JSX.Element => {
  const attributes = {
    class: 'input',
    id: `field-${props.name}`,
    name: props.name,
    type: props.type ?? 'text',
    value: props.value || undefined,
    required: props.isRequired,
    autocomplete: props.autocomplete,
    maxlength: props.maxLength,
    dir: props.dir,
    'aria-describedby': described(props),
    'aria-invalid': props.fault ? 'true' : undefined,
  } as JSX.IntrinsicElements['input'];
  return (
    <Frame field={props}>
      <input {...attributes} />
    </Frame>
  );
};

/** Several lines to fill in. */
export const TextField = (props: Common & { rows?: number; maxLength?: number }): JSX.Element => (
  <Frame field={props}>
    <textarea
      class="input"
      id={`field-${props.name}`}
      name={props.name}
      rows={props.rows ?? 8}
      required={props.isRequired}
      maxlength={props.maxLength}
      aria-describedby={described(props)}
      aria-invalid={props.fault ? 'true' : undefined}
    >
      {props.value ?? ''}
    </textarea>
  </Frame>
);

export type Choice = { value: string; label: string };

const Options = ({ choices, value }: { choices: readonly Choice[]; value: string }): JSX.Element => (
  <>
    {choices.map((choice) => (
      <option value={choice.value} selected={choice.value === value}>
        {choice.label}
      </option>
    ))}
  </>
);

/** One of many; those with a `group` stand under its name. */
export const Select = (props: Common & { choices: readonly (Choice & { group?: string })[] }): JSX.Element => {
  const value = props.value ?? '';
  const groups = Map.groupBy(props.choices, ({ group }) => group);
  return (
    <Frame field={props}>
      <select class="input" id={`field-${props.name}`} name={props.name}>
        {[...groups].map(([group, choices]) =>
          group === undefined ? (
            <Options choices={choices} value={value} />
          ) : (
            <optgroup label={group}>
              <Options choices={choices} value={value} />
            </optgroup>
          ),
        )}
      </select>
    </Frame>
  );
};

/** One of a few, all seen at once. */
export const Choices = (props: Common & { choices: readonly Choice[] }): JSX.Element => (
  <fieldset class="field choices">
    <legend>{props.label}</legend>
    {props.choices.map(({ value, label }) => (
      <label class="choice">
        <input type="radio" name={props.name} value={value} checked={value === props.value} />
        <span>{label}</span>
      </label>
    ))}
  </fieldset>
);
