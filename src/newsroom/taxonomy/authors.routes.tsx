/** `/newsroom/authors`: whose names stand over stories; their pages, guests, the accounts they write with. */
import type { FastifyInstance } from 'fastify';
import {
  authorBySlug,
  beginMerge,
  changeAuthor,
  countStories,
  listAuthors,
  mergesOf,
  removeTaxa,
  wholeAuthor,
  type AuthorRow,
} from '../../rooms/articles/articles.ts';
import { colleagues } from '../../rooms/accounts/accounts.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field } from '../../ui/parts/Field.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, sentForm, settingsStaff, showSettings, type SentForm } from '../settings/settings-page.tsx';
import { AuthorForm, authorIn, type AuthorFaults } from './author-form.tsx';
import { pictureIn } from './picture-field.tsx';
import { Ends, faultFields, Merges, Told, type Asked, type Shown } from './taxonomy-pages.tsx';

const path = '/newsroom/authors';
const styles = ['staff.css'];

type Query = { q?: unknown; after?: unknown; done?: unknown; account?: unknown };
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const showList = async (world: World, { request, reply }: Asked, { account, refusal }: Shown): Promise<void> => {
  const query = request.query as Query;
  const [words, after] = [textOf(query.q), textOf(query.after)];
  const { rows, next } = await listAuthors(world, { words, after });
  const address = (from: string): string =>
    `${path}?${new URLSearchParams({ ...(words ? { q: words } : {}), after: from })}`;
  const children = (
    <>
      <Told done={query.done} refusal={refusal} />
      <p>
        <a class="button" href={`${path}/new`}>
          Add an author
        </a>
      </p>
      <form class="tag-acts" method="get" action={path} role="search">
        <Field name="q" type="search" label="Find an author" value={words} dir="auto" maxLength={100} />
        <Button tone="quiet">Find</Button>
      </form>
      {rows.length === 0 ? <p>There are no such authors.</p> : null}
      <ul class="plain-list">
        {rows.map((row) => (
          <li key={row.id}>
            <a href={`${path}/${row.id}`}>
              <bdi>{row.name}</bdi>
            </a>{' '}
            <span class="meta">
              {[
                row.role,
                row.is_guest === 1 ? 'guest' : '',
                row.stories === 1 ? '1 story' : `${row.stories} stories`,
                row.account_id === null ? '' : 'works here',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <Pager
        label="Pages of authors"
        newer={after ? { href: address(''), text: 'From the beginning' } : undefined}
        older={next ? { href: address(next), text: 'More authors' } : undefined}
      />
      <Merges merges={await mergesOf(world, 'author')} />
    </>
  );
  await showSettings(reply, {
    account,
    here: 'authors',
    title: 'Authors',
    children,
    styles,
    status: refusal ? 422 : 200,
  });
};

type OneShown = Shown & { author?: AuthorRow | undefined; form?: SentForm; faults?: AuthorFaults };

const showOne = async (world: World, { request, reply }: Asked, shown: OneShown): Promise<void> => {
  const { account, author, form, faults = {}, refusal } = shown;
  const query = request.query as Query;
  const { editions } = await publicationOf(world);
  const stories = author ? ((await countStories(world, 'author', [author.id])).get(author.id) ?? 0) : 0;
  const accounts = (await colleagues(world)).map(({ id, name }) => ({ value: id, label: name }));
  const children = (
    <>
      <Told done={query.done} refusal={refusal} />
      <SaveOutcome faults={faults} />
      <p>
        <a href={path}>All authors</a>
        {author ? (
          <>
            {' · '}
            <a href={`/author/${author.slug}`}>The public page</a>
          </>
        ) : null}
      </p>
      <AuthorForm {...{ author, form, faults, editions, accounts }} accountId={textOf(query.account)} />
      {author ? (
        <>
          <section aria-labelledby="merge">
            <h2 id="merge">Merge</h2>
            <form class="form" method="post" action={`${path}/${author.id}/merge`}>
              <Field
                name="into"
                label="Address of the author this one becomes one with"
                hint={`All stories (${stories}) go there and the page leads there. This cannot be undone.`}
                dir="auto"
                maxLength={100}
                isRequired
              />
              <p>
                <Button tone="quiet">Merge</Button>
              </p>
            </form>
          </section>
          <Ends path={`${path}/${author.id}`} name={author.name} stories={stories} others={[]} />
        </>
      ) : null}
    </>
  );
  const status = refusal || Object.keys(faults).length > 0 ? 422 : 200;
  await showSettings(reply, {
    account,
    here: 'authors',
    title: author?.name ?? 'A new author',
    children,
    styles: [...styles, 'pick-picture.css'],
    islands: ['pick-picture.js'],
    status,
  });
};

type WithId = { Params: { id: string } };
type Given = { account: Shown['account']; author: AuthorRow | undefined; form: SentForm };

const save = async (world: World, asked: Asked, { account, author, form }: Given): Promise<unknown> => {
  const { editions } = await publicationOf(world);
  const staff = new Set((await colleagues(world)).map(({ id }) => id));
  const portraitId = form.has('picture') ? await pictureIn(world, form.text('picture')) : (author?.portrait_id ?? null);
  const read = authorIn(form, { editions, author, staff });
  const faults = { ...read.faults, ...(portraitId === undefined ? { picture: 'There is no such picture.' } : {}) };
  if (Object.keys(faults).length > 0) return showOne(world, asked, { account, author, form, faults });
  const done = await changeAuthor(world, { ...read.change, ...(portraitId ? { portraitId } : {}) });
  if (done.ok) return asked.reply.redirect(`${path}/${done.value}?done=${author ? 'saved' : 'added'}`, 303);
  const [field, words] = faultFields[done.refusal];
  return showOne(world, asked, { account, author, form, faults: { [field]: words } });
};

export const authorDeskRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-authors');
    if (account) await showList(world, { request, reply }, { account });
  });
  app.get(`${path}/new`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-authors');
    if (account) await showOne(world, { request, reply }, { account });
  });
  app.post(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-authors');
    if (account) await save(world, { request, reply }, { account, author: undefined, form: sentForm(request.body) });
  });

  const act = (
    method: 'get' | 'post',
    end: string,
    carryOut: (asked: Asked, given: Given & { author: AuthorRow }) => Promise<unknown>,
  ): void => {
    app[method]<WithId>(`${path}/:id${end}`, async (request, reply) => {
      const account = await settingsStaff(world, { request, reply }, 'edit-authors');
      if (!account) return;
      const author = await wholeAuthor(world, request.params.id);
      if (!author) return reply.notFound();
      await carryOut({ request, reply }, { account, author, form: sentForm(request.body) });
    });
  };
  act('get', '', (asked, { account, author }) => showOne(world, asked, { account, author }));
  act('post', '', (asked, given) => save(world, asked, given));
  act('post', '/merge', async (asked, { account, author, form }) => {
    const { defaultEdition } = await publicationOf(world);
    const slug = (form.text('into') ?? '').trim().split('/').at(-1) ?? '';
    const other = await authorBySlug(world, slug, defaultEdition.code);
    const merge = { kind: 'author' as const, from: author.id, into: other?.id ?? '', accountId: account.id };
    const done = await beginMerge(world, merge);
    if (!done.ok) return showOne(world, asked, { account, author, refusal: done.refusal });
    return asked.reply.redirect(`${path}?done=merging`, 303);
  });
  act('post', '/remove', async (asked, { account, author }) => {
    const done = await removeTaxa(world, 'author', [author.id]);
    if (!done.ok) return showOne(world, asked, { account, author, refusal: done.refusal });
    return asked.reply.redirect(`${path}?done=removed`, 303);
  });
};
