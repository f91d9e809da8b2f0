import type { JSX } from 'preact';

export type CodeFieldProps = {
  label: string;
  hint?: string;
  fault?: string | undefined;
  /** Digits alone are typed on a pad of digits. */
  isDigits?: boolean;
};

/** Where a code is typed; telephones offer what has just come by mail or message. */
export const CodeField = ({ label, hint, fault, isDigits = true }: CodeFieldProps): JSX.Element => (
  <div class="field">
    <label for="field-code">{label}</label>
    {hint ? (
      <p class="field-hint" id="code-hint">
        {hint}
      </p>
    ) : null}
    <input
      class="input code-input"
      id="field-code"
      name="code"
      type="text"
      inputMode={isDigits ? 'numeric' : 'text'}
      autocomplete="one-time-code"
      autocapitalize="off"
      spellcheck={false}
      dir="ltr"
      maxLength={40}
      required
      aria-describedby={[hint ? 'code-hint' : '', fault ? 'code-fault' : ''].filter(Boolean).join(' ') || undefined}
      aria-invalid={fault ? 'true' : undefined}
    />
    {fault ? (
      <p class="field-fault" id="code-fault" role="alert">
        {fault}
      </p>
    ) : null}
  </div>
);
