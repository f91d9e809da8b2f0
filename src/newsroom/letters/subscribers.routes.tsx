import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  allLetters,
  exportSubscribers,
  importSubscribers,
  removeSubscriber,
  sources,
  subscribersFor,
  subscriberStates,
  tryAgain,
  type Letter,
} from '../../rooms/newsletters/newsletters.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, TextField } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { timeZoneOf } from '../duties/duty-pages.tsx';
import { formOf, momentIn, Removing, Tick } from '../signals/signal-page.tsx';
import { letterStaff, path, showPage, type Asking } from './letters-page.tsx';

const perPage = 100;
const mostBytes = 24 * 1024 * 1024;
const base = `${path}/subscribers`;

const stateWords = { waiting: 'Has not confirmed', active: 'Gets letters', aside: 'Set aside' } as const;
const sourceWords = { form: 'The form', account: 'An account', import: 'A list' } as const;
const choicesOf = (words: Record<string, string>) => [
  { value: '', label: 'All' },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];

type Query = { words: string; state: string; source: string; letter: string; after: string };
type Listed = Awaited<ReturnType<typeof subscribersFor>>;

const Filters = ({ query, letters }: { query: Query; letters: readonly Letter[] }): JSX.Element => (
  <form class="letter-acts" method="get" action={base} role="search">
    <Field name="words" label="Address begins with" value={query.words} dir="ltr" maxLength={254} />
    <Select name="state" label="State" value={query.state} choices={choicesOf(stateWords)} />
    <Select name="source" label="Source" value={query.source} choices={choicesOf(sourceWords)} />
    <Select
      name="letter"
      label="Letter"
      value={query.letter}
      choices={[{ value: '', label: 'All' }, ...letters.map(({ id, name }) => ({ value: id, label: name }))]}
    />
    <Button tone="quiet">Show</Button>
  </form>
);

const Table = ({
  listed,
  letters,
  timeZone,
}: {
  listed: Listed;
  letters: readonly Letter[];
  timeZone: string;
}): JSX.Element => (
  <div class="staff-table">
    <table>
      <thead>
        <tr>
          {['Address', 'State', 'Letters', 'Source', 'Since'].map((name) => (
            <th scope="col">{name}</th>
          ))}
          <th scope="col">
            <span class="unseen">Change</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {listed.subscribers.map((one) => (
          <tr key={one.id}>
            <th scope="row" dir="ltr">
              {one.email}
            </th>
            <td>
              {stateWords[one.state]}
              {one.asideWhy ? <p class="field-hint">{one.asideWhy}</p> : null}
            </td>
            <td dir="auto">
              {letters
                .filter(({ id }) => one.letters.includes(id))
                .map(({ name }) => name)
                .join(', ')}
            </td>
            <td dir="auto">
              {sourceWords[one.source]}
              {one.sourceNote ? `: ${one.sourceNote}` : ''}
            </td>
            <td>{momentIn(timeZone, one.confirmedAt ?? one.createdAt)}</td>
            <td>
              {one.state === 'aside' && !one.asideWhy.includes('junk') ? (
                <form method="post" action={`${base}/${one.id}/again`}>
                  <Button tone="quiet">Try again</Button>
                </form>
              ) : null}
              <Removing
                action={`${base}/${one.id}/remove`}
                what="this address"
                also="All its letters end, and it is deleted."
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const ImportForm = ({
  letters,
  editions,
}: {
  letters: readonly Letter[];
  editions: { code: string; name: string }[];
}): JSX.Element => (
  <section aria-labelledby="import">
    <h2 id="import">Bring a list in</h2>
    <form class="form" method="post" action={`${base}/import`} enctype="multipart/form-data">
      <TextField name="list" label="Addresses" hint="One a line, or CSV with a column “email”" rows={5} />
      <div class="field">
        <label for="field-file">Or a file</label>
        <input class="input" id="field-file" type="file" name="file" accept=".csv,.txt,text/csv,text/plain" />
      </div>
      <fieldset class="field">
        <legend>For which letters</legend>
        {letters.map(({ id, name }) => (
          <Tick name="letter" value={id} label={name} isOn={letters.length === 1} />
        ))}
      </fieldset>
      <Select
        name="edition"
        label="Edition"
        choices={editions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Field name="listSource" label="Where the list comes from" maxLength={200} isRequired />
      <TextField
        name="consent"
        label="How these people agreed"
        hint="Kept as proof with each address. Left empty: nothing is sent to them before they confirm."
        rows={2}
        maxLength={500}
      />
      <p>
        <Button>Bring it in</Button>
      </p>
    </form>
  </section>
);

const oneOf = <T extends string>(known: readonly T[], text: string): T | undefined => known.find((one) => one === text);

const show = async (
  world: World,
  { request, reply }: Asking,
  account: Account,
  more: { fault?: string; said?: string } = {},
): Promise<void> => {
  const form = formOf(request.query);
  const query: Query = {
    words: form.text('words').toLowerCase().slice(0, 254),
    state: form.text('state'),
    source: form.text('source'),
    letter: form.text('letter'),
    after: form.text('after'),
  };
  const letters = await allLetters(world);
  const listed = await subscribersFor(world, {
    words: query.words || undefined,
    state: oneOf(subscriberStates, query.state),
    source: oneOf(sources, query.source),
    letterId: query.letter || undefined,
    after: query.after || undefined,
    limit: perPage,
  });
  const last = listed.subscribers.length === perPage ? listed.subscribers.at(-1)?.id : undefined;
  const next = new URLSearchParams({ ...query, after: last ?? '' });
  const { editions } = await publicationOf(world);
  const children = (
    <>
      <p>
        {subscriberStates
          .map((state) => `${stateWords[state]}: ${(listed.states.get(state) ?? 0).toLocaleString('en')}`)
          .join(' · ')}
      </p>
      <p class="link-row">
        <a href={`${base}.csv`}>Download all as CSV</a>
      </p>
      <Filters query={query} letters={letters} />
      {listed.subscribers.length === 0 ? (
        <p class="nothing">Nobody here.</p>
      ) : (
        <Table listed={listed} letters={letters} timeZone={await timeZoneOf(world)} />
      )}
      {last === undefined ? null : (
        <p>
          <a href={`${base}?${next}`}>More</a>
        </p>
      )}
      <ImportForm letters={letters} editions={[...editions]} />
    </>
  );
  await showPage(reply, {
    account,
    title: 'Subscribers',
    children,
    ...more,
    status: more.fault === undefined ? 200 : 422,
  });
};

type Sent = { list: string; letters: string[]; fields: Record<string, string> };

const sentIn = async (request: FastifyRequest): Promise<Sent | undefined> => {
  const sent: Sent = { list: '', letters: [], fields: {} };
  if (!request.isMultipart()) return undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') sent.list += `${(await part.toBuffer()).toString('utf8').replace(/^\uFEFF/, '')}\n`;
      else if (typeof part.value === 'string') {
        if (part.fieldname === 'list') sent.list += part.value.trim() === '' ? '' : `${part.value}\n`;
        else if (part.fieldname === 'letter') sent.letters.push(part.value);
        else sent.fields[part.fieldname] = part.value;
      }
    }
    return sent;
  } catch (error) {
    const { statusCode = 400 } = error as { statusCode?: number };
    if (statusCode < 500) return undefined;
    throw error;
  }
};

const takeImport = async (world: World, asking: Asking): Promise<void> => {
  const account = await letterStaff(world, asking, 'see-subscribers');
  if (!account) return;
  const sent = await sentIn(asking.request);
  if (!sent) return show(world, asking, account, { fault: 'The list could not be read; it can have at most 24 MB.' });
  const { listSource: source = '', consent = '', edition = '' } = sent.fields;
  const { defaultEdition, editionByCode } = await publicationOf(world);
  const code = (editionByCode(edition) ?? defaultEdition).code;
  const done = await importSubscribers(world, {
    account,
    text: sent.list,
    letterIds: sent.letters,
    edition: code,
    source,
    consent,
  });
  if (!done.ok) return show(world, asking, account, { fault: done.detail ?? done.refusal });
  const { added, known, faulty } = done.value;
  await show(world, asking, account, {
    said: `${added} added, ${known} known already, ${faulty} lines were no address.`,
  });
};

/** `/newsroom/letters/subscribers`: only for the publisher. */
export const subscriberRoutes = (app: FastifyInstance, world: World): void => {
  app.get(base, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'see-subscribers');
    if (account) await show(world, { request, reply }, account);
  });
  app.get(`${base}.csv`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'see-subscribers');
    if (!account) return;
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="subscribers.csv"')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(exportSubscribers(world)));
  });
  app.post<{ Params: { id: string } }>(`${base}/:id/remove`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'see-subscribers');
    if (!account) return;
    await removeSubscriber(world, { account, id: request.params.id });
    await reply.redirect(base, 303);
  });
  app.post<{ Params: { id: string } }>(`${base}/:id/again`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'see-subscribers');
    if (!account) return;
    const tried = await tryAgain(world, { account, id: request.params.id });
    if (!tried.ok) return show(world, { request, reply }, account, { fault: 'This address is not set aside.' });
    await reply.redirect(base, 303);
  });
  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: mostBytes, files: 1, fields: 120, fieldSize: mostBytes, parts: 130, headerPairs: 20 },
    });
    scope.post(`${base}/import`, { bodyLimit: 2 * mostBytes }, (request, reply) =>
      takeImport(world, { request, reply }),
    );
  });
};
