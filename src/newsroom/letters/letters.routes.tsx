import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { sectionsOf, tagsOf, type Tag } from '../../rooms/articles/articles.ts';
import {
  allLetters,
  issuesOf,
  mailingSettings,
  readersOf,
  readLetterSettings,
  removeLetter,
  saveLetter,
  saveMailingSettings,
  type Issue,
  type Letter,
  type LetterDraft,
} from '../../rooms/newsletters/newsletters.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { timeZoneOf } from '../duties/duty-pages.tsx';
import { formOf, momentIn, Removing, Tick, type Form } from '../signals/signal-page.tsx';
import { stateWords } from './IssueViews.tsx';
import { issueRoutes } from './issues.routes.tsx';
import { kindWords, LetterForm, letterIn } from './LetterForm.tsx';
import { letterStaff, path, showPage, type Asking } from './letters-page.tsx';
import { subscriberRoutes } from './subscribers.routes.tsx';

const List = (props: {
  letters: readonly Letter[];
  counts: ReadonlyMap<string, number>;
  timeZone: string;
}): JSX.Element => (
  <>
    <p>
      <a class="button" href={`${path}/new`}>
        New letter
      </a>
    </p>
    {props.letters.length === 0 ? (
      <p class="nothing">There are no letters yet. The first could be a daily one with what is new.</p>
    ) : (
      <div class="staff-table letter-list">
        <table>
          <thead>
            <tr>
              <th scope="col">Letter</th>
              <th scope="col">Kind</th>
              <th scope="col">Readers</th>
              <th scope="col">Goes out next</th>
            </tr>
          </thead>
          <tbody>
            {props.letters.map(({ id, name, kind, isOpen, nextAt, edition, lastNote }) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  <a href={`${path}/${id}`}>{name}</a>
                  {isOpen ? null : ' (closed)'}
                </th>
                <td>
                  {kindWords[kind]} · {edition}
                </td>
                <td>{(props.counts.get(id) ?? 0).toLocaleString('en')}</td>
                <td>
                  {momentIn(props.timeZone, nextAt)}
                  {lastNote ? <p class="field-hint">{lastNote}</p> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
);

const Issues = ({ issues, timeZone }: { issues: readonly Issue[]; timeZone: string }): JSX.Element => (
  <div class="staff-table">
    <table>
      <thead>
        <tr>
          <th scope="col">Issue</th>
          <th scope="col">State</th>
          <th scope="col">When</th>
          <th scope="col">Sent</th>
          <th scope="col">Refused</th>
          <th scope="col">Unsubscribed</th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <tr key={issue.id}>
            <th scope="row" dir="auto">
              <a href={`${path}/issues/${issue.id}`}>
                {issue.content?.subject || issue.draft.subject || 'Without a subject yet'}
              </a>
            </th>
            <td>{stateWords[issue.state]}</td>
            <td>{momentIn(timeZone, issue.beganAt ?? issue.sendAt ?? issue.createdAt)}</td>
            <td>{issue.sent.toLocaleString('en')}</td>
            <td>{issue.refused.toLocaleString('en')}</td>
            <td>{issue.unsubscribed.toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const blank = (edition: string) => ({
  slug: '',
  edition,
  name: '',
  description: '',
  kind: 'daily' as const,
  isOpen: true,
});

type Setting = { letter?: Letter | undefined; typed?: LetterDraft | undefined; action: string };

const formFor = async (world: World, { letter, typed, action }: Setting): Promise<JSX.Element> => {
  const { editions, defaultEdition } = await publicationOf(world);
  const base = letter ?? { ...blank(defaultEdition.code), settings: readLetterSettings({}) };
  const shown = typed
    ? {
        ...base,
        ...typed,
        kind: base.kind,
        slug: typed.slug ?? '',
        description: typed.description ?? '',
        isOpen: typed.isOpen ?? true,
        settings: readLetterSettings(typed.settings),
      }
    : base;
  const sections = await sectionsOf(world, shown.edition);
  const tags: Tag[] = (await tagsOf(world, shown.edition)).slice(0, 500);
  return <LetterForm {...{ action, editions, sections, tags }} letter={shown} timeZone={await timeZoneOf(world)} />;
};

const showLetter = async (
  world: World,
  { request, reply }: Asking,
  account: Account,
  fault?: string,
): Promise<void> => {
  const { id } = request.params as { id: string };
  const letter = (await allLetters(world)).find((one) => one.id === id);
  if (!letter) return reply.notFound();
  const timeZone = await timeZoneOf(world);
  const issues = await issuesOf(world, id, 100);
  const typed = fault === undefined ? undefined : letterIn(formOf(request.body));
  const children = (
    <>
      {letter.lastNote ? <p>{letter.lastNote}</p> : null}
      {letter.nextAt === undefined ? null : <p>Goes out next by itself: {momentIn(timeZone, letter.nextAt)}.</p>}
      <form method="post" action={`${path}/${id}/issues`}>
        <Button>New issue</Button>
      </form>
      {issues.length === 0 ? (
        <p class="nothing">Nothing has gone out yet.</p>
      ) : (
        <Issues issues={issues} timeZone={timeZone} />
      )}
      <h2>Set up</h2>
      {await formFor(world, { letter, typed, action: `${path}/${id}` })}
      {letter.lastNumber === 0 ? (
        <Removing
          action={`${path}/${id}/remove`}
          what="this letter"
          also="Nothing of it has gone out; who subscribed loses it."
        />
      ) : null}
    </>
  );
  await showPage(reply, { account, title: letter.name, children, fault, status: fault === undefined ? 200 : 422 });
};

const numberIn = (form: Form, name: string): number => (form.text(name) === '' ? Number.NaN : Number(form.text(name)));

const settingsRoutes = (app: FastifyInstance, world: World): void => {
  const show = async ({ request, reply }: Asking, account: Account, fault?: string): Promise<void> => {
    const settings = mailingSettings(await publicationOf(world));
    const done = (request.query as Record<string, unknown>)['done'] === 'saved';
    const children = (
      <form class="form" method="post" action={`${path}/settings`}>
        <Field
          name="perMinute"
          label="Mails a minute"
          value={String(settings.perMinute)}
          hint="Your provider says how many it takes."
          maxLength={6}
        />
        <Field name="connections" label="Connections at a time" value={String(settings.connections)} maxLength={2} />
        <Field
          name="bounceAddress"
          type="email"
          dir="ltr"
          label="Undeliverable mails come back to"
          value={settings.bounceAddress}
          hint="bounces@your.domain; what comes to bounces+…@ must reach “courant bounces”. Left empty: to the sender."
        />
        <Tick name="isAtStoryEnd" label="A line about letters at the end of every story" isOn={settings.isAtStoryEnd} />
        <p>
          <Button>Save</Button>
        </p>
      </form>
    );
    const status = fault === undefined ? 200 : 422;
    await showPage(reply, { account, title: 'Sending', children, fault, status, said: done ? said.saved : undefined });
  };
  const said = { saved: 'It is saved.' };
  app.get(`${path}/settings`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-publication');
    if (account) await show({ request, reply }, account);
  });
  app.post(`${path}/settings`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-publication');
    if (!account) return;
    const form = formOf(request.body);
    const given = {
      perMinute: numberIn(form, 'perMinute'),
      connections: numberIn(form, 'connections'),
      bounceAddress: form.text('bounceAddress'),
      isAtStoryEnd: form.has('isAtStoryEnd'),
    };
    const saved = await saveMailingSettings(world, account, given);
    if (!saved.ok) return show({ request, reply }, account, saved.detail ?? saved.refusal);
    await reply.redirect(`${path}/settings?done=saved`, 303);
  });
};

/** `/newsroom/letters`: letters to readers. */
export const letterDeskRoutes = (app: FastifyInstance, world: World): void => {
  settingsRoutes(app, world);
  subscriberRoutes(app, world);
  issueRoutes(app, world);

  app.get(path, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (!account) return;
    const letters = await allLetters(world);
    const children = <List letters={letters} counts={await readersOf(world)} timeZone={await timeZoneOf(world)} />;
    await showPage(reply, { account, title: 'Letters', children });
  });

  const showNew = async (asking: Asking, account: Account, fault?: string): Promise<void> => {
    const typed = fault === undefined ? undefined : letterIn(formOf(asking.request.body));
    const children = await formFor(world, { typed, action: `${path}/new` });
    await showPage(asking.reply, {
      account,
      title: 'New letter',
      children,
      fault,
      status: fault === undefined ? 200 : 422,
    });
  };
  app.get(`${path}/new`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (account) await showNew({ request, reply }, account);
  });
  app.post(`${path}/new`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (!account) return;
    const saved = await saveLetter(world, { account, draft: letterIn(formOf(request.body)) });
    if (!saved.ok) return showNew({ request, reply }, account, saved.detail ?? saved.refusal);
    await reply.redirect(`${path}/${saved.value.id}`, 303);
  });

  app.get<{ Params: { id: string } }>(`${path}/:id`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (account) await showLetter(world, { request, reply }, account);
  });
  app.post<{ Params: { id: string } }>(`${path}/:id`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (!account) return;
    const { id } = request.params;
    const saved = await saveLetter(world, { account, id, draft: letterIn(formOf(request.body)) });
    if (!saved.ok && saved.refusal === 'not-found') return reply.notFound();
    if (!saved.ok) return showLetter(world, { request, reply }, account, saved.detail ?? saved.refusal);
    await reply.redirect(`${path}/${id}`, 303);
  });
  app.post<{ Params: { id: string } }>(`${path}/:id/remove`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (!account) return;
    const removed = await removeLetter(world, { account, id: request.params.id });
    if (!removed.ok)
      return removed.refusal === 'not-found'
        ? reply.notFound()
        : showLetter(world, { request, reply }, account, removed.detail);
    await reply.redirect(path, 303);
  });
};
