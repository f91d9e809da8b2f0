import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import type { Place } from '../../../common/dates.ts';
import {
  deskWishes,
  newCalendarFeed,
  revokeCalendarFeed,
  saveDeskMail,
  type DeskWishes,
} from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { World } from '../../../world.ts';
import { fieldOf } from '../../duties/duty-pages.tsx';
import { storiesPath } from './desk-address.ts';
import { placeOf, showStories, staffFor, type StaffAsking } from './staff-story.tsx';
import { fullTime } from './story-words.ts';

const path = `${storiesPath}/calendar/feed`;

type WishesProps = { visit: Visit; wishes: DeskWishes; address: string | undefined; place: Place };

const Address = ({ address }: { address: string }): JSX.Element => (
  <Notice title="Your calendar’s address">
    <p>Copy it now: it is shown only this once. Whoever has it can read the calendar.</p>
    <p>
      <code class="calendar-address" dir="ltr" tabIndex={0}>
        {address}
      </code>
    </p>
  </Notice>
);

const Wishes = ({ visit, wishes, address, place }: WishesProps): JSX.Element => (
  <>
    <h1>Your calendar, and mail about stories</h1>
    {address ? <Address address={address} /> : null}
    <section class="work-part" aria-labelledby="feed">
      <h2 id="feed">In your own calendar program</h2>
      <p>
        {wishes.feedAt === undefined
          ? 'Your calendar has no address yet.'
          : `Your calendar has had its address since ${fullTime(wishes.feedAt, place)}.`}
      </p>
      <form class="work-acts" method="post" action={visit.link(path)}>
        <Button name="do" value="new">
          {wishes.feedAt === undefined ? 'Make an address' : 'Make a new address'}
        </Button>
        {wishes.feedAt === undefined ? null : (
          <Button tone="quiet" name="do" value="revoke">
            Revoke the address
          </Button>
        )}
      </form>
    </section>
    <section class="work-part" aria-labelledby="mail">
      <h2 id="mail">Mail</h2>
      <p>
        {wishes.wantsMail
          ? 'You are mailed when a story is given to you, or sent back.'
          : 'You are not mailed about stories.'}
      </p>
      <form method="post" action={visit.link(path)}>
        <input type="hidden" name="mail" value={wishes.wantsMail ? '0' : '1'} />
        <Button tone="quiet" name="do" value="mail">
          {wishes.wantsMail ? 'Do not mail me' : 'Mail me'}
        </Button>
      </form>
    </section>
  </>
);

const draw = async (world: World, asking: StaffAsking, secret?: string): Promise<void> => {
  const { request, account } = asking;
  const wishes = await deskWishes(world, account);
  const address = secret === undefined ? undefined : `${world.config.publicUrl}/newsroom/calendar/${secret}.ics`;
  await showStories(asking, {
    title: 'Your calendar',
    here: 'calendar',
    children: <Wishes visit={request.visit} wishes={wishes} address={address} place={placeOf(request)} />,
  });
};

/** What somebody wants to be told of the desk, and where. */
export const ownCalendarRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'see-stories');
    if (account) await draw(world, { request, reply, account });
  });

  app.post(path, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'see-stories');
    if (!account) return;
    const act = fieldOf(request, 'do');
    if (act === 'new') return draw(world, { request, reply, account }, await newCalendarFeed(world, account));
    if (act === 'revoke') await revokeCalendarFeed(world, account);
    if (act === 'mail') await saveDeskMail(world, account, fieldOf(request, 'mail') === '1');
    return reply.redirect(request.visit.link(path), 303);
  });
};
