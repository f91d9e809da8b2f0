import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  closeHandedOver,
  countSeen,
  handedTo,
  handOverNotes,
  hushBreak,
  shiftNotice,
  shiftSums,
  writeHandOverNote,
  type HandOverNote,
  type Handing,
} from '../../rooms/moderation/moderation.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import type { World } from '../../world.ts';
import {
  answerJson,
  backToDesk,
  fieldOf,
  placeIn,
  showDuty,
  staffWho,
  TimeAt,
  timeZoneOf,
  wantsJson,
} from './duty-pages.tsx';

const path = '/newsroom/discussion/hand-over';
const shownNotes = 20;
const sumsOver = 30 * 86_400_000;

const Notes = ({ notes, timeZone }: { notes: readonly HandOverNote[]; timeZone: string }): JSX.Element => (
  <ol class="duty-list">
    {notes.map((note) => (
      <li key={note.id}>
        <p class="queue-head">
          <b>
            <bdi>{note.by}</bdi>
          </b>
          , <TimeAt at={note.at} timeZone={timeZone} />
        </p>
        <p class="duty-text" dir="auto">
          {note.text}
        </p>
      </li>
    ))}
  </ol>
);

const Handed = ({ handings, timeZone }: { handings: readonly Handing[]; timeZone: string }): JSX.Element => (
  <section aria-labelledby="handed">
    <h2 id="handed">Handed to you</h2>
    {handings.length === 0 ? <p>Nothing lies here for you.</p> : null}
    <ol class="duty-list">
      {handings.map((one) => (
        <li key={one.id}>
          <p class="queue-head">
            From{' '}
            <b>
              <bdi>{one.from}</bdi>
            </b>
            {one.isForAnyone ? ', for whoever comes next' : ''}, <TimeAt at={one.at} timeZone={timeZone} />
          </p>
          {one.words === '' ? null : (
            <p class="duty-text" dir="auto">
              {one.words}
            </p>
          )}
          <div class="queue-acts">
            <a href={`/newsroom/discussion/comments/${one.commentId}`}>Open the comment</a>
            <form method="post" action={`${path}/${one.id}/close`}>
              <Button tone="quiet">Nothing to decide</Button>
            </form>
          </div>
        </li>
      ))}
    </ol>
  </section>
);

type Figures = { seen: number; disturbing: number; minutes: number };

const OwnShift = ({ seen, disturbing, minutes }: Figures): JSX.Element => (
  <section aria-labelledby="shift">
    <h2 id="shift">Your shift</h2>
    <dl class="duty-figures">
      <div>
        <dt>minutes since it began</dt>
        <dd>{minutes}</dd>
      </div>
      <div>
        <dt>comments looked at</dt>
        <dd>{seen}</dd>
      </div>
      <div>
        <dt>of them disturbing texts</dt>
        <dd>{disturbing}</dd>
      </div>
    </dl>
    <p class="queue-head">Only you see these figures. A shift ends with a pause of an hour.</p>
  </section>
);

const Sums = ({ sums }: { sums: NonNullable<Awaited<ReturnType<typeof shiftSums>>> }): JSX.Element => (
  <section aria-labelledby="sums">
    <h2 id="sums">Everybody together, the last 30 days</h2>
    <p>
      {sums.people} people, {sums.shifts} shifts, {sums.seen} comments looked at, {sums.disturbing} of them disturbing.
    </p>
  </section>
);

type Shown = { before?: string | undefined; fault?: string; text?: string; status?: number };

const drawHandOver = async (world: World, account: Account, { before, fault, text = '' }: Shown) => {
  const [notes, handings, shift, sums, timeZone] = await Promise.all([
    handOverNotes(world, { before: placeIn(before), limit: shownNotes + 1 }),
    handedTo(world, account),
    shiftNotice(world, account),
    shiftSums(world, account, world.now() - sumsOver),
    timeZoneOf(world),
  ]);
  const shown = notes.slice(0, shownNotes);
  const last = shown.at(-1);
  return (
    <>
      {shift.suggestion ? <Notice title="A break?">{shift.suggestion}</Notice> : null}
      <Handed handings={handings} timeZone={timeZone} />
      <section aria-labelledby="notes">
        <h2 id="notes">To whoever comes next</h2>
        <form class="form" method="post" action={path}>
          <TextField
            name="text"
            label="What should the next shift know?"
            hint="Threads to watch, people you are talking with, what you left undone."
            rows={4}
            maxLength={5_000}
            isRequired
            value={text}
            fault={fault}
          />
          <Button>Leave this note</Button>
        </form>
        {shown.length === 0 ? <p>No notes yet.</p> : <Notes notes={shown} timeZone={timeZone} />}
        <Pager
          label="Notes"
          newer={before ? { href: path, text: 'Newest' } : undefined}
          older={
            notes.length > shownNotes && last
              ? { href: `${path}?before=${last.at}-${last.id}`, text: 'Earlier' }
              : undefined
          }
        />
      </section>
      <OwnShift seen={shift.seen} disturbing={shift.disturbing} minutes={shift.minutes} />
      {sums ? <Sums sums={sums} /> : null}
    </>
  );
};

const handOverPage = (app: FastifyInstance, world: World): void => {
  const about = { here: 'hand-over', title: 'Hand-over' };
  app.get<{ Querystring: { before?: string } }>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'hand-over');
    if (!account) return;
    const children = await drawHandOver(world, account, { before: request.query.before });
    await showDuty(reply, { account, ...about, children });
  });

  app.post(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'hand-over');
    if (!account) return;
    const outcome = await writeHandOverNote(world, { account, text: fieldOf(request, 'text') });
    if (wantsJson(request))
      return outcome.ok
        ? answerJson(reply, { state: 'done', id: outcome.value.id })
        : answerJson(reply, { state: 'refused', refusal: outcome.refusal }, 422);
    if (outcome.ok) return reply.redirect(path, 303);
    const children = await drawHandOver(world, account, { fault: 'Write a word or two first.' });
    await showDuty(reply, { account, ...about, status: 422, children });
  });

  app.post<{ Params: { id: string } }>(`${path}/:id/close`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'hand-over');
    if (!account) return;
    const outcome = await closeHandedOver(world, { account, handingId: request.params.id });
    if (wantsJson(request))
      return answerJson(
        reply,
        outcome.ok ? { state: 'done' } : { state: 'refused', refusal: outcome.refusal },
        outcome.ok ? 200 : 409,
      );
    return reply.redirect(path, 303);
  });
};

/** What the desk counts while somebody works: only numbers arrive here. */
const shiftRoutes = (app: FastifyInstance, world: World): void => {
  app.post('/newsroom/discussion/seen', async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const [seen, disturbing] = [Number(fieldOf(request, 'seen')), Number(fieldOf(request, 'disturbing'))];
    await countSeen(world, { account, seen, disturbing });
    const { suggestion, ...counts } = await shiftNotice(world, account);
    await answerJson(reply, {
      state: 'done',
      seen: counts.seen,
      disturbing: counts.disturbing,
      minutes: counts.minutes,
      suggestion: suggestion ?? null,
    });
  });

  app.post('/newsroom/discussion/break', async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    await hushBreak(world, account);
    if (wantsJson(request)) return answerJson(reply, { state: 'done' });
    return reply.redirect(backToDesk(world, request, '/newsroom/discussion'), 303);
  });
};

/** Care for those who moderate: hand-over notes, what was handed to them, their own shift. */
export const careRoutes = (app: FastifyInstance, world: World): void => {
  handOverPage(app, world);
  shiftRoutes(app, world);
};
