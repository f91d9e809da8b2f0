import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { apiTokenWords } from '../api-token-words.ts';

export type KeepTokensProps = { language: string; hasTokens: boolean };

/** Where everything else is signed out: tokens end as well, unless this is ticked. Shown to whoever has some. */
export const KeepTokens = ({ language, hasTokens }: KeepTokensProps): JSX.Element | null => {
  if (!hasTokens) return null;
  const words = wordsFor(apiTokenWords, language);
  return (
    <div class="field choices">
      <label class="choice">
        <input type="checkbox" name="keepTokens" value="1" />
        <span>{words.keep}</span>
      </label>
      <p class="field-hint">{words.keepHint}</p>
    </div>
  );
};
