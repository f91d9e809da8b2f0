/** What members of staff are mailed about stories. The newsroom speaks English, whatever its editions do. */
import { formatDateTime } from '../../../common/dates.ts';
import { accountRow, mailOf, isStaff, type Account, type Piece } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { Tx, World } from '../../../world.ts';
import { deskChoiceRow } from './story-work.store.ts';

export type DeskNews = {
  /** Whom it is for. */
  accountId: string;
  by: Account;
  articleId: string;
  headline: string;
  subject: string;
  /** What has happened, in a sentence. */
  line: string;
  words?: string | undefined;
  dueAt?: number | null | undefined;
};

/** Mails somebody about a story, unless they did it themselves or do not want such mail. */
export const mailAboutStory = async (world: World, tx: Tx, news: DeskNews): Promise<void> => {
  if (news.accountId === news.by.id) return;
  const reader = await accountRow(tx.db, { id: news.accountId });
  if (!reader || reader.disabledAt !== undefined || !isStaff(reader.role)) return;
  if ((await deskChoiceRow(tx.db, reader.id)).wants_mail === 0) return;
  const { defaultEdition, settings } = await publicationOf(world);
  const { publicUrl } = world.config;
  const place = { language: 'en-GB', timeZone: settings.timeZone };
  const pieces: Piece[] = [
    { text: news.line },
    ...(news.words ? [{ quote: news.words }] : []),
    ...(news.dueAt ? [{ text: `It is due on ${formatDateTime(news.dueAt, place)} (${settings.timeZone}).` }] : []),
    { button: 'Open the story', href: `${publicUrl}/newsroom/stories/${news.articleId}` },
    { line: 'What you are mailed about stories', href: `${publicUrl}/newsroom/stories/calendar/feed` },
  ];
  const edition = { ...defaultEdition, language: 'en', direction: 'ltr' as const };
  const mail = mailOf({ to: reader.email, subject: news.subject, edition, pieces, publicUrl });
  await tx.later('mail', mail);
};
