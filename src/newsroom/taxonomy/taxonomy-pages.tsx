/** What the pages of sections, tags and authors have in common. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import type { MergeRow, TaxonFault } from '../../rooms/articles/articles.ts';
import type { Edition, Publication } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Select, type Choice } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';

export type Asked = { request: FastifyRequest; reply: FastifyReply };

export const faultFields: Record<TaxonFault, readonly [field: string, words: string]> = {
  'no-name': ['name', 'Give a name.'],
  'no-slug': ['slug', 'Give an address of letters, digits and hyphens.'],
  'slug-taken': ['slug', 'This address is taken. Choose another.'],
  'key-taken': ['key', 'Another section of this edition is its counterpart already.'],
  'not-found': ['name', 'It is not there any more.'],
  'no-edition': ['name', 'There is no such edition.'],
  merging: ['name', 'It is being merged just now. Wait until that is done.'],
};

const refusalWords: Record<string, string> = {
  'in-use': 'Nothing was removed: there are stories. Merge it into another one instead.',
  'not-found': 'It is not there any more.',
  same: 'Choose another one to merge into.',
  'other-edition': 'Both must belong to the same edition.',
  merging: 'It is being merged just now. Wait until that is done.',
  'no-picture': 'There is no such picture in the library.',
};
const doneWords: Record<string, string> = {
  saved: 'Saved. Every page follows; the former address leads to the new one.',
  added: 'Added.',
  removed: 'Removed.',
  ordered: 'The order was changed.',
  merging: 'The stories are being moved. You can go on working meanwhile.',
};

/** What became of the last act. */
export const Told = ({ done, refusal }: { done: unknown; refusal?: string | undefined }): JSX.Element | null => {
  if (refusal)
    return (
      <Notice tone="alarm">
        <p>{refusalWords[refusal] ?? 'Nothing was changed.'}</p>
      </Notice>
    );
  const said = typeof done === 'string' && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined;
  return said ? (
    <p class="notice" role="status">
      {said}
    </p>
  ) : null;
};

export const EditionChoice = ({
  path,
  publication,
  here,
}: {
  path: string;
  publication: Publication;
  here: Edition;
}): JSX.Element | null =>
  publication.editions.length < 2 ? null : (
    <nav aria-label="Edition">
      <ul class="link-row">
        {publication.editions.map(({ code, name, language }) => (
          <li key={code}>
            <a href={`${path}?edition=${code}`} lang={language} aria-current={code === here.code ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

export const editionIn = (publication: Publication, request: FastifyRequest): Edition => {
  const { edition } = request.query as { edition?: unknown };
  return (typeof edition === 'string' ? publication.editionByCode(edition) : undefined) ?? publication.defaultEdition;
};

/** How far merges are; reloading the page shows how they go on. */
export const Merges = ({ merges }: { merges: readonly MergeRow[] }): JSX.Element | null =>
  merges.length === 0 ? null : (
    <section class="merge-list" aria-labelledby="merges">
      <h2 id="merges">Merged</h2>
      <ul class="plain-list">
        {merges.map((merge) => (
          <li key={merge.id}>
            <bdi>{merge.from_name}</bdi>
            {': '}
            {merge.finished_at === null ? (
              <>
                {merge.moved} of {merge.total} stories moved{' '}
                <progress
                  max={Math.max(1, merge.total)}
                  value={merge.moved}
                  aria-label={`Merging ${merge.from_name}`}
                />
              </>
            ) : (
              `${merge.moved} stories moved`
            )}
          </li>
        ))}
      </ul>
    </section>
  );

/** Merging and removing: what cannot be taken back stands behind a fold. */
export const Ends = ({
  path,
  name,
  stories,
  others,
}: {
  path: string;
  name: string;
  stories: number;
  others: readonly Choice[];
}): JSX.Element => (
  <section aria-labelledby="ends">
    <h2 id="ends">{others.length > 0 ? 'Merge or remove' : 'Remove'}</h2>
    {others.length > 0 ? (
      <details>
        <summary class="button button-quiet">Merge into another…</summary>
        <form class="form" method="post" action={`${path}/merge`}>
          <p>
            All stories of <bdi>{name}</bdi> ({stories}) go to the other one, its page leads there, and its followers
            follow that. This cannot be undone.
          </p>
          <Select name="into" label="Into" choices={others} />
          <p>
            <Button>Merge</Button>
          </p>
        </form>
      </details>
    ) : null}
    {stories === 0 ? (
      <details>
        <summary class="button button-quiet">Remove…</summary>
        <form method="post" action={`${path}/remove`}>
          <p>It has no stories. Its address will not be found any more.</p>
          <Button tone="quiet">Remove it</Button>
        </form>
      </details>
    ) : (
      <p class="field-hint">It can be removed when it has no stories; it has {stories}.</p>
    )}
  </section>
);

export type Shown = { account: Account; refusal?: string | undefined };
