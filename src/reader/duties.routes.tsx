/** What readers may see of moderation as a whole: the yearly reports, and the log of decisions, where the publication shows them. */
import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { formatDate, formatDateTime, formatMonth } from '../common/dates.ts';
import { wordsFor } from '../common/words.ts';
import {
  csvOf,
  dutySettings,
  FigureTables,
  LogTable,
  publicLogMonth,
  publicReport,
  publicReports,
  reportTopic,
  reportWords,
  said,
  type LogMonth,
  type PublishedReport,
} from '../rooms/moderation/moderation.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { PageHead } from '../ui/parts/PageHead.tsx';
import { Pager } from '../ui/parts/Pager.tsx';
import type { World } from '../world.ts';
import { inEveryEdition } from './list-head.ts';
import { placeOf } from './story-time.tsx';

const styles = ['duties.css'];
const path = '/transparency';
const logPath = '/moderation-log';

const wordsOf = (visit: Visit) => wordsFor(reportWords, visit.edition.language);
const headOf = (visit: Visit, at: string, title: string, description: string) => ({
  title,
  description,
  kind: 'duties',
  styles,
  canonical: visit.publication.inEdition(visit.edition, at),
  alternates: inEveryEdition(visit.publication, at),
});

const listRoute = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const { visit } = request;
    const words = wordsOf(visit);
    const reports = await publicReports(world);
    if (!reports) return reply.notFound();
    const { isLogPublic } = dutySettings(visit.publication);
    const part = (
      <div class="page">
        <PageHead title={words.listTitle} standfirst={words.listText} />
        {reports.length === 0 ? <p>{words.none}</p> : null}
        <ul class="duty-list">
          {reports.map(({ year, at }) => (
            <li key={year}>
              <a href={visit.link(`${path}/${year}`)}>{said(words.title, { year: String(year) })}</a>{' '}
              <span class="meta">{formatDate(at, placeOf(visit))}</span>
            </li>
          ))}
        </ul>
        {isLogPublic ? (
          <p class="link-row">
            <a href={visit.link(logPath)}>{words.toLog}</a>
          </p>
        ) : null}
      </div>
    );
    await reply.show(part, { head: headOf(visit, path, words.listTitle, words.listText), topics: [reportTopic] });
  });
};

const Report = ({
  report,
  isNewest,
  visit,
}: {
  report: PublishedReport;
  isNewest: boolean;
  visit: Visit;
}): JSX.Element => {
  const words = wordsOf(visit);
  const { figures, version, at } = report;
  const here = visit.link(`${path}/${figures.year}`);
  const place = placeOf(visit);
  const times = { at: formatDateTime(Math.min(figures.at, figures.until), place) };
  const editionName = (code: string): string => visit.publication.editionByCode(code)?.name ?? code;
  return (
    <div class="page">
      <PageHead title={said(words.title, { year: String(figures.year) })} standfirst={said(words.asOf, times)}>
        <p class="meta">{said(words.version, { version: String(version), at: formatDateTime(at, place) })}</p>
        <p class="link-row">
          <a href={`${here}.csv${isNewest ? '' : `?version=${version}`}`}>{words.csv}</a>
          {version > 1 ? <a href={`${here}?version=${version - 1}`}>{words.earlier}</a> : null}
          {isNewest ? null : <a href={here}>{words.newest}</a>}
        </p>
      </PageHead>
      {figures.remarks === '' ? null : (
        <section aria-labelledby="remarks">
          <h2 id="remarks">{words.remarks}</h2>
          <p class="duty-text" dir="auto">
            {figures.remarks}
          </p>
        </section>
      )}
      <FigureTables figures={figures} language={visit.edition.language} editionName={editionName} />
    </div>
  );
};

type Asked = { Params: { year: string }; Querystring: { version?: string } };

const versionOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;

const reportRoute = (app: FastifyInstance, world: World): void => {
  app.get<Asked>(`${path}/:year`, async (request, reply) => {
    const { visit } = request;
    const [, year = '', isCsv] = /^(\d{4})(\.csv)?$/.exec(request.params.year) ?? [];
    const version = versionOf(request.query.version);
    const report = year === '' ? undefined : await publicReport(world, Number(year), version);
    if (!report) return reply.notFound();
    if (isCsv)
      return reply.page({
        body: csvOf(report.figures),
        type: 'text/csv; charset=utf-8',
        topics: [reportTopic, 'site'],
        headers: { 'Content-Disposition': `attachment; filename="transparency-${year}.csv"` },
      });
    const words = wordsOf(visit);
    const title = said(words.title, { year });
    await reply.show(<Report report={report} isNewest={version === undefined} visit={visit} />, {
      head: headOf(visit, `${path}/${year}`, title, words.listText),
      topics: [reportTopic],
    });
  });
};

const monthText = ({ year, month }: { year: number; month: number }): string =>
  `${year}-${String(month).padStart(2, '0')}`;

const beside = ({ year, month }: LogMonth, by: 1 | -1): string => {
  const moved = new Date(Date.UTC(year, month - 1 + by, 1));
  return monthText({ year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1 });
};

const monthOf = (text: string | undefined): { year: number; month: number } | undefined => {
  const found = /^(\d{4})-(\d{2})$/.exec(text ?? '');
  return found ? { year: Number(found[1]), month: Number(found[2]) } : undefined;
};

const logRoute = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { month?: string } }>(logPath, async (request, reply) => {
    const { visit } = request;
    const asked = monthOf(request.query.month);
    if (request.query.month !== undefined && !asked) return reply.notFound();
    const month = await publicLogMonth(world, asked);
    if (!month) return reply.notFound();
    const { log } = wordsOf(visit);
    const place = placeOf(visit);
    const named = formatMonth(Date.UTC(month.year, month.month - 1, 15, 12), place);
    const part = (
      <div class="page">
        <PageHead title={log.title} over={<p class="meta">{named}</p>} standfirst={log.text} />
        <LogTable month={month} {...place} />
        <Pager
          label={log.title}
          newer={
            month.hasLater ? { href: `${visit.link(logPath)}?month=${beside(month, 1)}`, text: log.later } : undefined
          }
          older={
            month.hasEarlier
              ? { href: `${visit.link(logPath)}?month=${beside(month, -1)}`, text: log.earlier }
              : undefined
          }
        />
      </div>
    );
    // Counted anew at most once in a while: on a busy site something is decided every few seconds.
    await reply.show(part, {
      head: headOf(visit, logPath, log.title, log.text),
      topics: ['moderation-log'],
      maxAge: 300,
    });
  });
};

export const dutiesRoutes = (app: FastifyInstance, world: World): void => {
  listRoute(app, world);
  reportRoute(app, world);
  logRoute(app, world);
};
