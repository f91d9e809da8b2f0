import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { sectionsOf } from '../../rooms/articles/articles.ts';
import { audienceSettings, namesOfAuthors, namesOfSections, topOf } from '../../rooms/audience/audience.ts';
import type { World } from '../../world.ts';
import {
  AsCsv,
  audiencePath,
  Choose,
  editionName,
  figure,
  openAudience,
  share,
  showAudience,
  spanNames,
  spanOf,
  spans,
  type Opened,
  type SpanName,
} from './audience-page.tsx';
import { sendCsv } from './csv.ts';

const path = `${audiencePath}/parts`;
const most = 200;

type Line = { key: string; name: string; reads: number; ends: number | undefined };
type Part = { key: string; title: string; text?: string; lines: Line[] };

const linesOf = async (
  world: World,
  {
    kind,
    span,
    named,
    hasEnds = true,
  }: { kind: string; span: SpanName; named: (ids: string[]) => Promise<Map<string, string>>; hasEnds?: boolean },
): Promise<Line[]> => {
  const sums = await topOf(world, { kind, limit: most, ...spanOf[span] });
  const names = await named(sums.map(({ subject }) => subject));
  return sums.flatMap(({ subject, reads, ends }) => {
    const name = names.get(subject);
    return name === undefined ? [] : [{ key: subject, name, reads, ends: hasEnds ? ends : undefined }];
  });
};

/** Front pages and the pages of sections, as they are called. */
const placeNames = async (world: World, { publication }: Opened): Promise<Map<string, string>> => {
  const sections = await Promise.all(publication.editions.map(({ code }) => sectionsOf(world, code)));
  return new Map([
    ...publication.editions.map(({ code, name }) => [`front:${code}`, `Front page, ${name}`] as const),
    ...sections
      .flat()
      .map(({ id, name, edition }) => [`section:${id}`, `${name} (${editionName(publication, edition)})`] as const),
  ]);
};

const partsOf = async (world: World, opened: Opened): Promise<Part[]> => {
  const { publication } = opened;
  const span = opened.oneOf('span', spans);
  const editions = new Map(publication.editions.map(({ code, name }) => [code, name]));
  const places = await placeNames(world, opened);
  const parts: Part[] = [
    {
      key: 'section',
      title: 'Sections',
      lines: await linesOf(world, { kind: 'section', span, named: (ids) => namesOfSections(world, ids) }),
    },
    {
      key: 'edition',
      title: 'Editions',
      lines: await linesOf(world, { kind: 'edition', span, named: async () => editions }),
    },
    {
      key: 'place',
      title: 'Front pages and section pages',
      text: 'How often these pages themselves were opened.',
      lines: await linesOf(world, { kind: 'place', span, named: async () => places, hasEnds: false }),
    },
  ];
  if (!audienceSettings(publication).comparesAuthors) return parts;
  const lines = await linesOf(world, { kind: 'author', span, named: (ids) => namesOfAuthors(world, ids) });
  return [
    ...parts,
    { key: 'author', title: 'Authors', text: 'What they wrote about weighs more than who they are.', lines },
  ];
};

const PartTable = ({ part: { key, title, text, lines } }: { part: Part }): JSX.Element => {
  const hasEnds = lines.some(({ ends }) => ends !== undefined);
  return (
    <section aria-labelledby={`part-${key}`}>
      <h2 id={`part-${key}`}>{title}</h2>
      {text ? <p>{text}</p> : null}
      {lines.length === 0 ? (
        <p class="nothing">Nothing has been read in this time yet.</p>
      ) : (
        <div class="staff-table" tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                <th scope="col">{hasEnds ? 'Reads' : 'Opened'}</th>
                {hasEnds ? <th scope="col">To the end</th> : null}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key}>
                  <th scope="row">
                    <bdi>{line.name}</bdi>
                  </th>
                  <td>{figure(line.reads)}</td>
                  {line.ends === undefined ? null : <td>{share(line.ends, line.reads)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

export const partsRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const span = opened.oneOf('span', spans);
    const parts = await partsOf(world, opened);
    const children = (
      <>
        <Choose
          label="Time"
          path={path}
          name="span"
          value={span}
          choices={(['now', 'today', 'week', 'month'] as const).map((value) => ({ value, label: spanNames[value] }))}
        />
        <div class="audience-pair">
          {parts.map((part) => (
            <PartTable key={part.key} part={part} />
          ))}
        </div>
        <AsCsv path={`${path}.csv`} fields={{ span }} />
      </>
    );
    await showAudience(reply, opened, { title: 'Sections and editions', here: 'parts', children });
  });

  app.get(`${path}.csv`, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const parts = await partsOf(world, opened);
    await sendCsv(reply, `audience-parts-${opened.oneOf('span', spans)}`, {
      head: ['part', 'id', 'name', 'reads', 'to_the_end'],
      rows: parts.flatMap(({ key, lines }) =>
        lines.map((line) => [key, line.key, line.name, line.reads, line.ends ?? '']),
      ),
    });
  });
};
