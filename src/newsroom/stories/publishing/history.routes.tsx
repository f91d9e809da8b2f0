/** Who did what with a story, and when: as a page and as a table for programs. */
import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { isoInZone } from '../../../common/dates.ts';
import { storyEvents, type StoryEvent } from '../../../rooms/drafting/drafting.ts';
import { Pager } from '../../../ui/parts/Pager.tsx';
import type { World } from '../../../world.ts';
import { placeIn } from '../../duties/duty-pages.tsx';
import { eventReason, eventWords } from './event-words.ts';
import { At, baseOf, openStory, showStoryPage, type Opened, type Params } from './story-pages.tsx';

/** Where a revision can be looked at: what readers see now has no number among the former ones. */
const revisionHref = (opened: Opened, { act, details }: StoryEvent, revision: number): string => {
  const { row } = opened.story;
  // Of a translation it is the source's.
  if (act === 'translated') return `/newsroom/stories/${String(details['from'])}/revisions`;
  if (revision < row.revision) return `${baseOf(opened)}/revisions/${revision}`;
  return `${baseOf(opened)}/revisions/${row.published_at !== null ? 'out' : 'now'}`;
};

const Event = ({ event, opened }: { event: StoryEvent; opened: Opened }): JSX.Element => {
  const { revision } = event.details;
  const reason = eventReason(event);
  return (
    <tr>
      <td>
        <At at={event.at} timeZone={opened.timeZone} />
      </td>
      <td>{event.by?.name ?? 'The clock'}</td>
      <td>
        <bdi>{eventWords(event, opened.timeZone)}</bdi>
        {reason ? (
          <>
            : <q dir="auto">{reason}</q>
          </>
        ) : null}
        {typeof revision === 'number' ? (
          <>
            {' '}
            <a href={revisionHref(opened, event, revision)}>Revision {revision}</a>
          </>
        ) : null}
      </td>
    </tr>
  );
};

const Table = ({ events, opened }: { events: readonly StoryEvent[]; opened: Opened }): JSX.Element => (
  <section class="staff-table" aria-label="What was done" tabIndex={0}>
    <table>
      <thead>
        <tr>
          <th scope="col">When ({opened.timeZone})</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Event key={event.id} event={event} opened={opened} />
        ))}
      </tbody>
    </table>
  </section>
);

/** A cell that no spreadsheet takes for a formula. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const csvLine = (event: StoryEvent, timeZone: string): string =>
  [isoInZone(event.at, timeZone), event.by?.name ?? '', event.act, eventWords(event, timeZone), eventReason(event)]
    .map(cell)
    .join(',');

const mostLines = 5_000;

const csvOf = async (world: World, { story, timeZone }: Opened): Promise<string> => {
  const { events } = await storyEvents(world, story.row.id, { limit: mostLines });
  return ['at,who,act,what,why', ...events.map((event) => csvLine(event, timeZone))].join('\r\n');
};

export const historyRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>('/newsroom/stories/:id/history', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (!opened) return;
    const before = placeIn(request.query['before']);
    const { events, older } = await storyEvents(world, opened.story.row.id, { before });
    const here = `${baseOf(opened)}/history`;
    const children = (
      <>
        <p class="link-row">
          <a href={`${baseOf(opened)}/revisions`}>All revisions</a>
          <a href={`${here}.csv`}>As a table (CSV)</a>
        </p>
        {events.length === 0 ? (
          <p class="nothing">Nothing has been done with it yet.</p>
        ) : (
          <Table events={events} opened={opened} />
        )}
        <Pager
          label="Pages of the history"
          newer={before ? { href: here, text: 'Newest' } : undefined}
          older={older && { href: `${here}?before=${older.at}-${older.id}`, text: 'Older' }}
        />
      </>
    );
    await showStoryPage(reply, opened, { title: 'History', here: 'history', children });
  });

  app.get<Params>('/newsroom/stories/:id/history.csv', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (!opened) return;
    await reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="history-${opened.story.row.id}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(`${await csvOf(world, opened)}\r\n`);
  });
};
