/** How the newsroom shows an edition's tags and one of them. */
import type { JSX } from 'preact';
import {
  countStories,
  listTags,
  longestDescription,
  longestTaxonName,
  mergesOf,
  type Tag,
} from '../../rooms/articles/articles.ts';
import { publicationOf, type Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, showSettings, type SentForm } from '../settings/settings-page.tsx';
import { EditionChoice, Ends, Merges, Told, type Asked, type Shown } from './taxonomy-pages.tsx';

/** Where tags are kept. */
export const tagsPath = '/newsroom/tags';
const styles = ['staff.css'];

type Query = { q?: unknown; after?: unknown; unused?: unknown; done?: unknown };
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

type Faults = Record<string, string>;

const TagForm = ({
  tag,
  edition,
  form,
  faults,
}: {
  tag?: Tag;
  edition: Edition;
  form?: SentForm | undefined;
  faults: Faults;
}): JSX.Element => (
  <form
    class="form setting-form taxon-form"
    method="post"
    action={tag ? `${tagsPath}/${tag.id}` : `${tagsPath}?edition=${edition.code}`}
  >
    <div class="setting-grid">
      <Field
        name="name"
        label="Name"
        dir="auto"
        maxLength={longestTaxonName}
        value={form?.text('name') ?? tag?.name}
        fault={faults['name']}
        isRequired
      />
      <Field
        name="slug"
        label="Address"
        hint={tag ? 'The former address leads to the new one.' : 'Left empty it is made from the name.'}
        dir="auto"
        maxLength={80}
        value={form?.text('slug') ?? tag?.slug}
        fault={faults['slug']}
      />
    </div>
    <TextField
      name="description"
      label="Description"
      hint="Stands on its page."
      rows={2}
      maxLength={longestDescription}
      value={form?.text('description') ?? tag?.description}
    />
    <p>
      <Button>{tag ? 'Save' : 'Add it'}</Button>
    </p>
  </form>
);

const Search = ({ edition, words, isUnused }: { edition: Edition; words: string; isUnused: boolean }): JSX.Element => (
  <form class="tag-acts" method="get" action={tagsPath} role="search">
    <input type="hidden" name="edition" value={edition.code} />
    <Field name="q" type="search" label="Find a tag" value={words} dir="auto" maxLength={100} />
    <label class="choice">
      <input type="checkbox" name="unused" value="1" checked={isUnused} />
      <span>Only those without stories</span>
    </label>
    <Button tone="quiet">Find</Button>
  </form>
);

type Row = { id: string; name: string; slug: string; stories: number };

const TagTable = ({ rows, isUnused }: { rows: readonly Row[]; isUnused: boolean }): JSX.Element => (
  <div class="staff-table" tabindex={0} role="group" aria-label="Tags">
    <table>
      <thead>
        <tr>
          <th scope="col">Tag</th>
          <th scope="col">Stories</th>
          {isUnused ? <th scope="col">Remove</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, stories }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`${tagsPath}/${id}`}>
                <bdi>{name}</bdi>
              </a>
            </th>
            <td class="number">{stories}</td>
            {isUnused ? (
              <td>
                <input type="checkbox" name="tag" value={id} aria-label={`Remove ${name}`} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Tags without stories can be chosen and removed together. */
const UnusedTags = ({ rows, edition }: { rows: readonly Row[]; edition: Edition }): JSX.Element => (
  <form method="post" action={`${tagsPath}/remove-unused?edition=${edition.code}`}>
    <TagTable rows={rows} isUnused />
    <p>
      <Button tone="quiet">Remove the chosen ones</Button>
    </p>
  </form>
);

const Tags = ({ rows, edition, isUnused }: { rows: readonly Row[]; edition: Edition; isUnused: boolean }) => {
  if (rows.length === 0) return <p>There are no such tags.</p>;
  return isUnused ? <UnusedTags {...{ rows, edition }} /> : <TagTable {...{ rows, isUnused }} />;
};

type ListShown = Shown & { edition: Edition; form?: SentForm; faults?: Faults };

const addressOf = (
  edition: Edition,
  { words, isUnused, after }: { words: string; isUnused: boolean; after: string },
): string =>
  `${tagsPath}?${new URLSearchParams({ edition: edition.code, ...(words ? { q: words } : {}), ...(isUnused ? { unused: '1' } : {}), after })}`;

/** An edition's tags, searched, with what was wrong in the last form. */
export const showTags = async (world: World, { request, reply }: Asked, shown: ListShown): Promise<void> => {
  const { account, edition, form, faults = {}, refusal } = shown;
  const query = request.query as Query;
  const [words, after, isUnused] = [textOf(query.q), textOf(query.after), query.unused === '1'];
  const { rows, next } = await listTags(world, { edition: edition.code, words, after, isUnused });
  const children = (
    <>
      <Told done={query.done} refusal={refusal} />
      <SaveOutcome faults={faults} />
      <EditionChoice path={tagsPath} publication={await publicationOf(world)} here={edition} />
      <Search edition={edition} words={words} isUnused={isUnused} />
      <Tags {...{ rows, edition, isUnused }} />
      <Pager
        label="Pages of tags"
        newer={
          after ? { href: addressOf(edition, { words, isUnused, after: '' }), text: 'From the beginning' } : undefined
        }
        older={next ? { href: addressOf(edition, { words, isUnused, after: next }), text: 'More tags' } : undefined}
      />
      <section aria-labelledby="new">
        <h2 id="new">One more tag</h2>
        <TagForm edition={edition} form={form} faults={faults} />
      </section>
      <Merges merges={await mergesOf(world, 'tag')} />
    </>
  );
  const status = refusal || Object.keys(faults).length > 0 ? 422 : 200;
  await showSettings(reply, { account, here: 'tags', title: 'Tags', children, styles, status });
};

type OneShown = Shown & { tag: Tag; form?: SentForm; faults?: Faults };

/** One tag: what it is, and its end. */
export const showTag = async (world: World, { request, reply }: Asked, shown: OneShown): Promise<void> => {
  const { account, tag, form, faults = {}, refusal } = shown;
  const { editionByCode, defaultEdition } = await publicationOf(world);
  const edition = editionByCode(tag.edition) ?? defaultEdition;
  const stories = (await countStories(world, 'tag', [tag.id])).get(tag.id) ?? 0;
  const base = `${tagsPath}/${tag.id}`;
  const children = (
    <>
      <Told done={(request.query as Query).done} refusal={refusal} />
      <SaveOutcome faults={faults} />
      <p>
        <a href={`${tagsPath}?edition=${tag.edition}`}>All tags</a> · <a href={tag.path}>Its page</a>
      </p>
      <TagForm {...{ tag, edition, form, faults }} />
      <section aria-labelledby="merge">
        <h2 id="merge">Merge</h2>
        <form class="form" method="post" action={`${base}/merge`}>
          <Field
            name="into"
            label="Address of the tag it becomes one with"
            hint={`All its stories (${stories}) go there, its page leads there, its followers follow that. This cannot be undone.`}
            dir="auto"
            maxLength={100}
            isRequired
          />
          <p>
            <Button tone="quiet">Merge</Button>
          </p>
        </form>
      </section>
      <Ends path={base} name={tag.name} stories={stories} others={[]} />
    </>
  );
  const status = refusal || Object.keys(faults).length > 0 ? 422 : 200;
  await showSettings(reply, { account, here: 'tags', title: tag.name, children, styles, status });
};
