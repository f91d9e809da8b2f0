import type { JSX } from 'preact';
import type { Article } from '../../rooms/articles/articles.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { entryText } from './entry-text.ts';

/** “What we know”: the live blog’s own text, which stands above the entries. */
export const SummaryForm = ({ article, action }: { article: Article; action: string }): JSX.Element => (
  <details class="live-summary">
    <summary>What we know</summary>
    <form class="form" method="post" action={action}>
      <input type="hidden" name="revision" value={String(article.revision)} />
      <div class="field">
        <label for="summary-text">What we know, above all entries</label>
        <p class="field-hint" id="summary-hint">
          A few sentences, or a list: each point on a line that begins with “- ”.
        </p>
        <textarea class="input" id="summary-text" name="text" rows={8} dir="auto" aria-describedby="summary-hint">
          {entryText(article.body)}
        </textarea>
      </div>
      <Button tone="quiet">Save</Button>
    </form>
  </details>
);
