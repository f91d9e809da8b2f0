import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import {
  balanceNow,
  csvOf,
  dutySettings,
  FigureTables,
  lastPublished,
  logMonth,
  LogTable,
  makeReport,
  publishReport,
  reportYears,
  type Balance,
  type PublishedReport,
} from '../../rooms/moderation/moderation.ts';
import { may } from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { fieldOf, showDuty, staffWho, TimeAt } from './duty-pages.tsx';

const path = '/newsroom/discussion/report';

const Years = ({ years, year }: { years: readonly number[]; year: number }): JSX.Element => (
  <nav aria-label="Years">
    <ul class="link-row">
      {years.map((one) => (
        <li key={one}>
          <a href={`${path}?year=${one}`} aria-current={one === year ? 'page' : undefined}>
            {one}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Proof = ({ balance }: { balance: Balance }): JSX.Element => (
  <Notice tone={balance.isEven ? 'plain' : 'alarm'} title={balance.isEven ? 'It adds up' : 'It does not add up'}>
    <p>
      By all decisions together {balance.byDecisions} comments are removed now. The table of comments has{' '}
      {balance.inTable} removed ones
      {balance.gone > 0 ? `, ${balance.gone} more went with their story` : ''}.
    </p>
    {balance.isEven ? null : <p>Somebody has changed comments past the desk. Look into it before you publish.</p>}
  </Notice>
);

type PublishingProps = { year: number; published: PublishedReport | undefined; isPublic: boolean; timeZone: string };

const Publishing = ({ year, published, isPublic, timeZone }: PublishingProps): JSX.Element => (
  <section aria-labelledby="publish">
    <h2 id="publish">Publish</h2>
    {published ? (
      <p>
        Version {published.version} was published on <TimeAt at={published.at} timeZone={timeZone} />.{' '}
        {isPublic ? <a href={`/transparency/${year}`}>As readers see it</a> : null}
      </p>
    ) : (
      <p>Not published yet.</p>
    )}
    {isPublic ? null : (
      <p>
        Reports are not shown to readers now: see <a href="/newsroom/discussion/duties">Duties</a>.
      </p>
    )}
    <form class="form" method="post" action={`${path}/${year}`}>
      <TextField
        name="remarks"
        label="In your own words"
        hint="What figures do not say: orders of authorities, what you changed, training of the team."
        rows={5}
        maxLength={10_000}
        value={published?.figures.remarks ?? ''}
      />
      <Button>{published ? 'Publish a new version' : 'Publish'}</Button>
    </form>
  </section>
);

const yearIn = (text: string | undefined, years: readonly number[]): number | undefined =>
  text === undefined ? years[0] : years.find((one) => String(one) === text);

const previewRoute = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { year?: string } }>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-report');
    if (!account) return;
    const years = await reportYears(world);
    const year = yearIn(request.query.year, years);
    if (year === undefined) return reply.notFound();
    const publication = await publicationOf(world);
    const { timeZone } = publication.settings;
    const [figures, balance, published, month] = await Promise.all([
      makeReport(world, year),
      balanceNow(world),
      lastPublished(world, year),
      logMonth(world),
    ]);
    const { isReportPublic } = dutySettings(publication);
    const editionName = (code: string): string => publication.editionByCode(code)?.name ?? code;
    const children = (
      <>
        <Years years={years} year={year} />
        <p>
          Counted just now from the decisions and the table of comments.{' '}
          <a href={`${path}/${year}.csv`}>Figures as a table (CSV)</a>
        </p>
        <Proof balance={balance} />
        {may(account, 'edit-log-settings') ? (
          <Publishing year={year} published={published} isPublic={isReportPublic} timeZone={timeZone} />
        ) : null}
        <FigureTables figures={figures} language="en" editionName={editionName} />
        <section aria-labelledby="log">
          <h2 id="log">This month’s log</h2>
          {month ? <LogTable month={month} language="en-GB" timeZone={timeZone} /> : null}
        </section>
      </>
    );
    await showDuty(reply, { account, here: 'report', title: `Report ${year}`, children });
  });
};

/** The yearly report as it would be now; editors and publishers publish it. */
export const reportRoutes = (app: FastifyInstance, world: World): void => {
  previewRoute(app, world);

  app.get<{ Params: { file: string } }>(`${path}/:file`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-report');
    if (!account) return;
    const asked = /^(\d{4})\.csv$/.exec(request.params.file)?.[1];
    const year = asked === undefined ? undefined : yearIn(asked, await reportYears(world));
    if (year === undefined) return reply.notFound();
    await reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="report-${year}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(csvOf(await makeReport(world, year)));
  });

  app.post<{ Params: { file: string } }>(`${path}/:file`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-log-settings');
    if (!account) return;
    const year = Number(request.params.file);
    const outcome = await publishReport(world, { account, year, remarks: fieldOf(request, 'remarks') });
    return outcome.ok ? reply.redirect(`${path}?year=${year}`, 303) : reply.notFound();
  });
};
