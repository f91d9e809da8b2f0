import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import {
  closeEscalation,
  dutySettings,
  escalationById,
  escalations,
  type Escalation,
} from '../../rooms/moderation/moderation.ts';
import { ruleWords } from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import type { World } from '../../world.ts';
import { fieldOf, placeIn, showDuty, staffWho, TimeAt, timeZoneOf } from './duty-pages.tsx';

const path = '/newsroom/discussion/escalations';
const shown = 30;

const Line = ({ about: one, timeZone }: { about: Escalation; timeZone: string }): JSX.Element => (
  <li>
    <p class="queue-head">
      <b>
        <bdi>{one.by}</bdi>
      </b>
      , <TimeAt at={one.at} timeZone={timeZone} />
    </p>
    <p class="duty-text" dir="auto">
      {one.words}
    </p>
    <p>
      <a href={`${path}/${one.id}`}>Open the evidence</a>
    </p>
  </li>
);

/** What cannot be read off a label is left out. */
const Fact = ({ name, value }: { name: string; value: string | number | null }): JSX.Element | null =>
  value === null || value === '' ? null : (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  );

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const Facts = ({ about: { evidence } }: { about: Escalation }): JSX.Element => (
  <dl class="duty-facts">
    <Fact name="Writer" value={evidence.writer?.name ?? null} />
    <Fact name="E-mail address" value={evidence.writer?.email ?? null} />
    <Fact name="Account" value={evidence.writer?.accountId ?? null} />
    <Fact name="Account since" value={iso(evidence.writer?.accountSince ?? null)} />
    <Fact
      name="Comments so far"
      value={evidence.writer ? `${evidence.writer.published} published, ${evidence.writer.removed} removed` : null}
    />
    <Fact name="Written" value={iso(evidence.comment.writtenAt)} />
    <Fact name="Changed" value={iso(evidence.comment.editedAt)} />
    <Fact name="State then" value={evidence.comment.state} />
    <Fact name="Comment" value={evidence.comment.id} />
    <Fact name="Mark of the network" value={evidence.comment.networkMark} />
    <Fact name="Story" value={evidence.story ? `${evidence.story.headline} (${evidence.story.path})` : null} />
  </dl>
);

const EvidencePart = ({ about: one }: { about: Escalation }): JSX.Element => (
  <section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    <p class="queue-head">
      A copy made when this was escalated. Addresses of readers’ networks are never stored: the mark says only whether
      two comments came from one network.
    </p>
    <blockquote class="duty-quote" dir="auto">
      {evidenceText(one)}
    </blockquote>
    <Facts about={one} />
    {one.evidence.answers ? (
      <>
        <h3>It answers</h3>
        <p>
          <bdi>{one.evidence.answers.by}</bdi>
        </p>
        <blockquote class="duty-quote" dir="auto">
          {one.evidence.answers.text}
        </blockquote>
      </>
    ) : null}
    {one.evidence.earlierTexts.length === 0 ? null : <h3>Earlier versions</h3>}
    {one.evidence.earlierTexts.map(({ at, text }) => (
      <>
        <p class="queue-head">until {iso(at)}</p>
        <blockquote class="duty-quote" dir="auto">
          {text}
        </blockquote>
      </>
    ))}
    {one.evidence.reports.length === 0 ? null : <h3>What readers said</h3>}
    <ul>
      {one.evidence.reports.map(({ kind, reason, text, at }) => (
        <li>
          {kind === 'illegal' ? `Notice of illegal content (${reason})` : ruleWords(reason, 'en')}, {iso(at)}
          {text === '' ? '' : ': '}
          <span dir="auto">{text}</span>
        </li>
      ))}
    </ul>
  </section>
);

const evidenceText = (one: Escalation): string => one.evidence.comment.text || '(no text)';

const Closing = ({ about: one, fault, outcome }: { about: Escalation; fault: string | undefined; outcome: string }) => (
  <form class="form" method="post" action={`${path}/${one.id}/close`}>
    <TextField
      name="outcome"
      label="What came of it?"
      hint="Whom you told and when, their reference number, what was decided."
      rows={4}
      maxLength={4_000}
      isRequired
      value={outcome}
      fault={fault}
    />
    <Button>Close</Button>
  </form>
);

const drawOne = async (world: World, one: Escalation, typed: { fault?: string; outcome?: string } = {}) => {
  const publication = await publicationOf(world);
  const { emergency } = dutySettings(publication);
  const { timeZone } = publication.settings;
  return (
    <>
      {one.isOpen && emergency !== '' ? (
        <Notice tone="alarm" title="If a life is in danger now">
          <p class="duty-text" dir="auto">
            {emergency}
          </p>
        </Notice>
      ) : null}
      <p>
        <bdi>{one.by}</bdi>, <TimeAt at={one.at} timeZone={timeZone} />:
      </p>
      <p class="duty-text" dir="auto">
        {one.words}
      </p>
      <p class="link-row">
        {one.commentId ? <a href={`/newsroom/discussion/comments/${one.commentId}`}>The comment on the desk</a> : null}
        <a href={`${path}/${one.id}/evidence.json`} download>
          Evidence as a file
        </a>
      </p>
      <EvidencePart about={one} />
      <h2>Outcome</h2>
      {one.isOpen ? (
        <Closing about={one} fault={typed.fault} outcome={typed.outcome ?? ''} />
      ) : (
        <p class="duty-text" dir="auto">
          {one.outcome}
        </p>
      )}
    </>
  );
};

type Query = { Querystring: { list?: string; before?: string } };
type WithId = { Params: { id: string } };

const listRoute = (app: FastifyInstance, world: World): void => {
  app.get<Query>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-escalations');
    if (!account) return;
    const isOpen = request.query.list !== 'closed';
    const before = placeIn(request.query.before);
    const found = (await escalations(world, account, { isOpen, before, limit: shown + 1 })) ?? [];
    const timeZone = await timeZoneOf(world);
    const last = found[shown - 1];
    const list = isOpen ? 'open' : 'closed';
    const children = (
      <>
        <nav aria-label="Escalations">
          <ul class="link-row">
            <li>
              <a href={path} aria-current={isOpen ? 'page' : undefined}>
                Open
              </a>
            </li>
            <li>
              <a href={`${path}?list=closed`} aria-current={isOpen ? undefined : 'page'}>
                Closed
              </a>
            </li>
          </ul>
        </nav>
        {found.length === 0 ? <p>{isOpen ? 'Nothing is escalated.' : 'Nothing was escalated so far.'}</p> : null}
        <ol class="duty-list">
          {found.slice(0, shown).map((one) => (
            <Line key={one.id} about={one} timeZone={timeZone} />
          ))}
        </ol>
        <Pager
          label="Escalations"
          older={
            found.length > shown && last
              ? { href: `${path}?list=${list}&before=${last.at}-${last.id}`, text: 'Earlier' }
              : undefined
          }
        />
      </>
    );
    await showDuty(reply, { account, here: 'escalations', title: 'Escalations', children });
  });
};

/** Escalated comments: for editors and publishers alone. */
export const escalationRoutes = (app: FastifyInstance, world: World): void => {
  listRoute(app, world);
  const about = { here: 'escalations', title: 'Escalation' };

  app.get<WithId>(`${path}/:id`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-escalations');
    if (!account) return;
    const one = await escalationById(world, account, request.params.id);
    if (!one) return reply.notFound();
    await showDuty(reply, { account, ...about, children: await drawOne(world, one) });
  });

  app.get<WithId>(`${path}/:id/evidence.json`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-escalations');
    if (!account) return;
    const one = await escalationById(world, account, request.params.id);
    if (!one) return reply.notFound();
    await reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="evidence-${one.id}.json"`)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ escalatedAt: iso(one.at), by: one.by, words: one.words, ...one.evidence }, null, 2));
  });

  app.post<WithId>(`${path}/:id/close`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-escalations');
    if (!account) return;
    const one = await escalationById(world, account, request.params.id);
    if (!one) return reply.notFound();
    const words = fieldOf(request, 'outcome');
    const outcome = await closeEscalation(world, { account, escalationId: one.id, outcome: words });
    if (outcome.ok || outcome.refusal === 'gone') return reply.redirect(`${path}/${one.id}`, 303);
    const children = await drawOne(world, one, { fault: 'Say what came of it.', outcome: words });
    await showDuty(reply, { account, ...about, status: 422, children });
  });
};
