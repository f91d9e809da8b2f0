import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { audienceSettings, sourcesIn } from '../../rooms/audience/audience.ts';
import type { World } from '../../world.ts';
import {
  AsCsv,
  audiencePath,
  Choose,
  figure,
  openAudience,
  share,
  showAudience,
  type Opened,
} from './audience-page.tsx';
import { sendCsv } from './csv.ts';
import { sourceWords } from './source-words.ts';

const path = `${audiencePath}/sources`;
const spans = ['month', 'week', 'today'] as const;
const days = { today: 1, week: 7, month: 30 };
const names = { today: 'Today', week: '7 days', month: '30 days' };
const onPage = 100;

type Source = { source: string; reads: number };

/** Where readers came from, each with its share. */
export const SourceTable = ({ sources }: { sources: readonly Source[] }): JSX.Element => {
  const all = sources.reduce((sum, { reads }) => sum + reads, 0);
  return sources.length === 0 ? (
    <p class="nothing">Nothing has been read in this time yet.</p>
  ) : (
    <div class="staff-table" tabIndex={0} role="group" aria-label="Where readers came from">
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Kind</th>
            <th scope="col">Reads</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ source, reads }) => {
            const { name, kind } = sourceWords(source);
            return (
              <tr key={source}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td class="named">{kind}</td>
                <td>{figure(reads)}</td>
                <td>{share(reads, all)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const spanIn = (opened: Opened): (typeof spans)[number] => opened.oneOf('span', spans);

export const sourcesRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const span = spanIn(opened);
    const sources = await sourcesIn(world, { days: days[span], limit: onPage });
    const children = (
      <>
        <p>
          Only the site somebody came from is known, never the page there. A site is named once readers of three
          networks have come from it on one day.
        </p>
        {audienceSettings(opened.publication).countsSources ? null : <p>This is not counted at present.</p>}
        <Choose
          label="Time"
          path={path}
          name="span"
          value={span}
          choices={(['today', 'week', 'month'] as const).map((value) => ({ value, label: names[value] }))}
        />
        <SourceTable sources={sources} />
        <AsCsv path={`${path}.csv`} fields={{ span }} />
      </>
    );
    await showAudience(reply, opened, { title: 'Where readers come from', here: 'sources', children });
  });

  app.get(`${path}.csv`, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const span = spanIn(opened);
    const sources = await sourcesIn(world, { days: days[span], limit: 1_000 });
    const rows = sources.map(({ source, reads }) => [source, sourceWords(source).name, reads]);
    await sendCsv(reply, `audience-sources-${span}`, { head: ['source', 'name', 'reads'], rows });
  });
};
