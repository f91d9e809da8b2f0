import { calendarParts } from '../../../common/dates.ts';
import { cutText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { cleanCommentText, may } from '../../discussion/discussion.ts';
import { publicationOf } from '../../publication/publication.ts';
import { dutySettings } from '../duties/duty-settings.ts';
import type { Figures } from './figures.ts';
import { makeReport, reportYears } from './make-report.ts';
import { insertReport, newestReports, publishedReport } from './published.store.ts';

const longestRemarks = 10_000;

/** The topic of the pages of reports. */
export const reportTopic = 'transparency';

export type PublishedReport = { version: number; at: number; figures: Figures };

const publish = (world: World, figures: Figures, accountId: string | null): Promise<number> =>
  world.write(async (tx) => {
    const version = ((await publishedReport(tx.db, figures.year))?.version ?? 0) + 1;
    const row = {
      year: figures.year,
      version,
      figures: JSON.stringify(figures),
      at: world.now(),
      account_id: accountId,
    };
    await insertReport(tx.db, row);
    await tx.changed(reportTopic);
    return version;
  });

/** Publishes a year as it stands now. Earlier versions stay readable: nothing that was published is changed. */
export const publishReport = async (
  world: World,
  { account, year, remarks }: { account: Account; year: number; remarks: string },
): Promise<Outcome<{ version: number }, 'not-allowed' | 'no-year'>> => {
  if (!may(account, 'edit-log-settings')) return refuse('not-allowed');
  if (!(await reportYears(world)).includes(year)) return refuse('no-year');
  const figures = await makeReport(world, year);
  const words = cutText(cleanCommentText(remarks).trim(), longestRemarks);
  return ok({ version: await publish(world, { ...figures, remarks: words }, account.id) });
};

const publishedOf = (row: { version: number; at: number; figures: string } | undefined): PublishedReport | undefined =>
  row && { version: row.version, at: row.at, figures: JSON.parse(row.figures) as Figures };

const isPublic = async (world: World): Promise<boolean> => dutySettings(await publicationOf(world)).isReportPublic;

/** A published report for readers: undefined while reports are not public. */
export const publicReport = async (
  world: World,
  year: number,
  version?: number,
): Promise<PublishedReport | undefined> =>
  (await isPublic(world)) ? publishedOf(await publishedReport(world.db, year, version)) : undefined;

/** Years whose report readers may see; undefined while reports are not public. */
export const publicReports = async (world: World): Promise<{ year: number; at: number }[] | undefined> =>
  (await isPublic(world)) ? newestReports(world.db) : undefined;

/** What was published of a year last, for the staff. */
export const lastPublished = async (world: World, year: number): Promise<PublishedReport | undefined> =>
  publishedOf(await publishedReport(world.db, year));

/** A year that is over is published by itself, where reports are public and nobody has done it. */
export const publishLastYear = async (world: World): Promise<void> => {
  if (!(await isPublic(world))) return;
  const { timeZone } = (await publicationOf(world)).settings;
  const year = calendarParts(world.now(), timeZone).year - 1;
  if (!(await reportYears(world)).includes(year) || (await publishedReport(world.db, year))) return;
  await publish(world, await makeReport(world, year), null);
};
