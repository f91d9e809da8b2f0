import type { FastifyInstance } from 'fastify';
import { topStoriesIn, type TopStory } from '../../rooms/audience/audience.ts';
import type { World } from '../../world.ts';
import {
  AsCsv,
  audiencePath,
  Choose,
  ChooseEdition,
  editionName,
  openAudience,
  showAudience,
  spanNames,
  spanOf,
  spans,
  type Opened,
} from './audience-page.tsx';
import { sendCsv } from './csv.ts';
import { StoryTable } from './StoryTable.tsx';

const path = `${audiencePath}/stories`;
const onPage = 50;
const inCsv = 1_000;

const storiesOf = (world: World, opened: Opened, limit: number): Promise<TopStory[]> =>
  topStoriesIn(world, { edition: opened.edition, limit, ...spanOf[opened.oneOf('span', spans)] });

export const storiesRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const { publication, edition } = opened;
    const span = opened.oneOf('span', spans);
    const several = edition === undefined && publication.editions.length > 1;
    const children = (
      <>
        <Choose
          label="Time"
          path={path}
          name="span"
          value={span}
          kept={{ edition }}
          choices={(['now', 'today', 'week', 'month'] as const).map((value) => ({ value, label: spanNames[value] }))}
        />
        <ChooseEdition opened={opened} path={path} kept={{ span }} />
        <StoryTable
          label={`Read most: ${spanNames[span]}`}
          stories={await storiesOf(world, opened, onPage)}
          editionOf={several ? (code) => editionName(publication, code) : undefined}
        />
        <AsCsv path={`${path}.csv`} fields={{ span, edition }} />
      </>
    );
    await showAudience(reply, opened, { title: 'Stories read most', here: 'stories', children });
  });

  app.get(`${path}.csv`, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const stories = await storiesOf(world, opened, inCsv);
    await sendCsv(reply, `audience-stories-${opened.oneOf('span', spans)}`, {
      head: ['id', 'edition', 'headline', 'address', 'section', 'reads', 'to_the_end', 'comments', 'saved'],
      rows: stories.map((story) => [
        story.id,
        story.edition,
        story.headline,
        story.path,
        story.section ?? '',
        story.reads,
        story.ends,
        story.comments,
        story.saved,
      ]),
    });
  });
};
