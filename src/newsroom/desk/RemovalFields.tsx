import type { JSX } from 'preact';
import { ruleChoices } from './desk-names.ts';

/** Under which rule a comment is removed, and what its writer is told; stands in a form. */
export const RemovalFields = ({ rows }: { rows: number }): JSX.Element => (
  <div class="desk-removal-form">
    <label>
      Rule of the guidelines
      <select class="input" name="rule">
        {ruleChoices().map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
    <label>
      Words to the writer
      <textarea class="input" name="words" rows={rows} maxlength={2_000} dir="auto" />
    </label>
    <label class="choice">
      <input type="checkbox" name="ready" value="1" checked />
      <span>Where nothing is typed: the words that are ready for the rule</span>
    </label>
    <button type="submit" class="button" name="act" value="remove">
      Remove
    </button>
  </div>
);
