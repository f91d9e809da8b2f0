import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  busyThreads,
  discussionSettings,
  isLimited,
  may,
  mostThreads,
  noCapacity,
  otherwiseStates,
  setCapacity,
  type BusyThread,
  type Capacity,
  type OtherwiseState,
} from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { fieldOf, showDuty, staffWho, TimeAt } from '../duties/duty-pages.tsx';

const path = '/newsroom/discussion/tonight';
const hour = 3_600_000;
const shown = 40;

const otherwiseWords: Record<OtherwiseState, string> = {
  held: 'Every comment waits for a moderator',
  replies: 'Only answers to what is there',
  closed: 'Closed until then',
};

type Tonight = {
  capacity: Capacity;
  isOn: boolean;
  threads: readonly BusyThread[];
  typed: { threads: string; hours: string };
  fault: string;
  timeZone: string;
  maySave: boolean;
};

const Threads = ({ threads, capacity }: Pick<Tonight, 'threads' | 'capacity'>): JSX.Element => (
  <fieldset class="field choices">
    <legend>Which stay open</legend>
    {threads.map(({ id, headline, path: storyPath, comments }) => (
      <p key={id}>
        <label class="choice">
          <input type="checkbox" name={`thread-${id}`} value="yes" checked={capacity.articleIds.includes(id)} />
          <span dir="auto">
            {headline} ({comments.toLocaleString('en')})
          </span>
        </label>{' '}
        <a href={`${storyPath}#comments`}>
          Look<span class="unseen"> at {headline}</span>
        </a>
      </p>
    ))}
  </fieldset>
);

const TonightPage = ({ capacity, isOn, threads, typed, fault, timeZone, maySave }: Tonight): JSX.Element => (
  <>
    {fault === '' ? null : (
      <Notice title="Nothing was changed" tone="alarm">
        {fault}
      </Notice>
    )}
    {isOn ? (
      <Notice title={`${capacity.threads} discussions may be open`}>
        Until <TimeAt at={capacity.until} timeZone={timeZone} />. In all others:{' '}
        {otherwiseWords[capacity.otherwise].toLowerCase()}. Readers are told why.
      </Notice>
    ) : (
      <p>Every discussion is as its settings say.</p>
    )}
    <p>
      Say how many discussions you can look after tonight, and which. The others go on by themselves when the time is
      over. A discussion to which somebody has given a state of its own keeps it.
    </p>
    <form class="form setting-form" method="post" action={path}>
      <fieldset class="setting-all" disabled={!maySave}>
        <legend class="unseen">Tonight</legend>
        <div class="setting-grid">
          <Field name="threads" label="So many may be open" value={typed.threads} dir="ltr" isRequired />
          <Field name="hours" label="For so many hours" hint="At most 168." value={typed.hours} dir="ltr" isRequired />
        </div>
        <Choices
          name="otherwise"
          label="In all others"
          value={capacity.otherwise}
          choices={otherwiseStates.map((value) => ({ value, label: otherwiseWords[value] }))}
        />
        <Threads threads={threads} capacity={capacity} />
      </fieldset>
      {maySave ? (
        <p class="link-row">
          <Button>Limit them</Button>
          {isOn ? (
            <Button tone="quiet" name="end" value="1">
              End it now
            </Button>
          ) : null}
        </p>
      ) : null}
    </form>
  </>
);

const faults: Record<string, string> = {
  'not-allowed': 'You may not do this.',
  'too-many': 'More discussions are ticked than may be open.',
  'too-long': 'At most a week.',
  bad: `Write whole numbers; at most ${mostThreads} discussions.`,
};

type Drawn = { capacity?: Capacity; typed?: Tonight['typed']; fault?: string; status?: number };

const show = async (world: World, reply: FastifyReply, account: Account, drawn: Drawn): Promise<void> => {
  const publication = await publicationOf(world);
  const { capacity: stored } = discussionSettings(publication);
  const isOn = isLimited(stored, world.now());
  const capacity = drawn.capacity ?? stored;
  const hours = isOn ? Math.max(1, Math.round((stored.until - world.now()) / hour)) : 8;
  const children = (
    <TonightPage
      capacity={capacity}
      isOn={isOn && drawn.capacity === undefined}
      threads={await busyThreads(world, shown, capacity.articleIds)}
      typed={drawn.typed ?? { threads: String(capacity.threads || 6), hours: String(hours) }}
      fault={drawn.fault ?? ''}
      timeZone={publication.settings.timeZone}
      maySave={may(account, 'set-capacity')}
    />
  );
  await showDuty(reply, { account, here: 'tonight', title: 'Tonight', status: drawn.status ?? 200, children });
};

const whole = (text: string): number => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN);

/** `/newsroom/discussion/tonight`: how many discussions there are hands for. */
export const tonightRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (account) await show(world, reply, account, {});
  });

  app.post(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'set-capacity');
    if (!account) return;
    const isEnd = fieldOf(request, 'end') === '1';
    const typed = { threads: fieldOf(request, 'threads'), hours: fieldOf(request, 'hours') };
    const ticked = Object.entries((request.body ?? {}) as Record<string, unknown>)
      .filter(([name, value]) => name.startsWith('thread-') && value === 'yes')
      .map(([name]) => name.slice('thread-'.length));
    const capacity: Capacity = isEnd
      ? noCapacity
      : {
          threads: whole(typed.threads),
          until: world.now() + whole(typed.hours) * hour,
          otherwise: otherwiseStates.find((one) => one === fieldOf(request, 'otherwise')) ?? 'held',
          articleIds: ticked.slice(0, 2 * mostThreads),
        };
    const outcome = await setCapacity(world, { account, capacity });
    if (!outcome.ok)
      return show(world, reply, account, { capacity, typed, fault: faults[outcome.refusal] ?? '', status: 422 });
    await reply.redirect(path, 303);
  });
};
