import type { FastifyInstance } from 'fastify';
import { daysOf, hoursOf, topStoriesIn, type Subject } from '../../rooms/audience/audience.ts';
import type { World } from '../../world.ts';
import {
  AsCsv,
  audiencePath,
  ChooseEdition,
  editionName,
  openAudience,
  showAudience,
  type Opened,
} from './audience-page.tsx';
import { sendCsv } from './csv.ts';
import { dayBars, dayRows, hourBars, hourRows, usualSums } from './figures.ts';
import { Plot } from './Plot.tsx';
import { StoryTable } from './StoryTable.tsx';
import { Sums } from './Sums.tsx';

const subjectOf = ({ edition }: Opened): Subject =>
  edition === undefined ? { kind: 'site', subject: '' } : { kind: 'edition', subject: edition };

const shownStories = 10;

const draw = async (world: World, opened: Opened) => {
  const { publication, edition } = opened;
  const { timeZone } = publication.settings;
  const subject = subjectOf(opened);
  const [sums, hours, days, stories] = await Promise.all([
    usualSums(world, subject),
    hourBars(world, subject, timeZone),
    dayBars(world, subject, { days: 30, timeZone }),
    topStoriesIn(world, { edition, days: 1, limit: shownStories }),
  ]);
  const several = edition === undefined && publication.editions.length > 1;
  return (
    <>
      <ChooseEdition opened={opened} path={audiencePath} />
      <Sums sums={sums} />
      <Plot id="hours" title="The last 48 hours" {...hours} />
      <Plot id="days" title="30 days" bars={days.bars} feet={days.feet} />
      <section aria-labelledby="top">
        <h2 id="top">Read most today</h2>
        <StoryTable
          label="Read most today"
          stories={stories}
          editionOf={several ? (code) => editionName(publication, code) : undefined}
        />
        <p class="link-row">
          <a href={`${audiencePath}/stories`}>More stories</a>
        </p>
      </section>
      <AsCsv what="All days" path={`${audiencePath}/days.csv`} fields={{ edition }} />
      <AsCsv what="The hours" path={`${audiencePath}/hours.csv`} fields={{ edition }} />
      <p class="meta">
        Reads are pages of stories that were sent to people’s browsers: programs, pages fetched ahead and everybody who
        works here are left out. Nobody is followed from one page to the next. <a href="/how-we-count">How we count</a>
      </p>
    </>
  );
};

const longest = 1_900;

export const overviewRoutes = (app: FastifyInstance, world: World): void => {
  app.get(audiencePath, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    await showAudience(reply, opened, { title: 'Audience', here: 'overview', children: await draw(world, opened) });
  });

  app.get(`${audiencePath}/days.csv`, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const points = await daysOf(world, subjectOf(opened), { days: longest });
    const first = points.findIndex(({ reads, ends }) => reads + ends > 0);
    const head = ['day', 'reads', 'to_the_end'];
    await sendCsv(reply, 'audience-days', { head, rows: dayRows(first < 0 ? [] : points.slice(first)) });
  });

  app.get(`${audiencePath}/hours.csv`, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const rows = hourRows(await hoursOf(world, subjectOf(opened)));
    await sendCsv(reply, 'audience-hours', { head: ['hour_utc', 'reads', 'to_the_end'], rows });
  });
};
