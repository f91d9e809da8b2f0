import type { FastifyInstance } from 'fastify';
import { daysOf, readsOf, sourcesIn, storyLine } from '../../rooms/audience/audience.ts';
import { isStoryId } from '../../rooms/drafting/drafting.ts';
import type { World } from '../../world.ts';
import { AsCsv, audiencePath, figure, openAudience, share, showAudience, type Opened } from './audience-page.tsx';
import { sendCsv } from './csv.ts';
import { dayBars, dayRows, hourBars, usualSums } from './figures.ts';
import { Plot } from './Plot.tsx';
import { SourceTable } from './sources.routes.tsx';
import { Sums } from './Sums.tsx';

type Params = { Params: { id: string } };
type Line = NonNullable<Awaited<ReturnType<typeof storyLine>>>;

const days = 30;
const longest = 1_900;

const draw = async (world: World, { publication }: Opened, story: Line) => {
  const { timeZone } = publication.settings;
  const subject = { kind: 'story', subject: story.id };
  const [sums, hours, month, sources, all] = await Promise.all([
    usualSums(world, subject),
    hourBars(world, subject, timeZone),
    dayBars(world, subject, { days, timeZone }),
    sourcesIn(world, { articleId: story.id, days, limit: 50 }),
    readsOf(world, [story.id]),
  ]);
  const { reads, ends } = all.get(story.id) ?? { reads: 0, ends: 0 };
  return (
    <>
      <p class="link-row">
        <a href={`/newsroom/stories/${story.id}`}>Write</a>
        {story.status === 'published' ? <a href={story.path}>As readers see it</a> : null}
      </p>
      <p>
        {figure(reads)} reads in all, {share(ends, reads)} to the end; {figure(story.comments)} comments; saved by{' '}
        {figure(story.saved)} readers.
      </p>
      <Sums sums={sums} />
      <Plot id="hours" title="The last 48 hours" {...hours} />
      <Plot id="days" title="30 days" bars={month.bars} feet={month.feet} />
      <section aria-labelledby="sources">
        <h2 id="sources">Where its readers came from in 30 days</h2>
        <SourceTable sources={sources} />
      </section>
      <AsCsv what="All days" path={`${audiencePath}/story/${story.id}/days.csv`} />
    </>
  );
};

/** Opens the figures of one story; for an address that is none the 404 page is sent. */
export const storyFiguresRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>(`${audiencePath}/story/:id`, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const { id } = request.params;
    const story = isStoryId(id) ? await storyLine(world, id) : undefined;
    if (!story) return reply.notFound();
    const title = story.headline || 'A story without a headline';
    await showAudience(reply, opened, { title, here: undefined, children: await draw(world, opened, story) });
  });

  app.get<Params>(`${audiencePath}/story/:id/days.csv`, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const { id } = request.params;
    if (!isStoryId(id) || !(await storyLine(world, id))) return reply.notFound();
    const points = await daysOf(world, { kind: 'story', subject: id }, { days: longest });
    const first = points.findIndex(({ reads, ends }) => reads + ends > 0);
    await sendCsv(reply, `audience-${id}`, {
      head: ['day', 'reads', 'to_the_end'],
      rows: dayRows(first < 0 ? [] : points.slice(first)),
    });
  });
};
