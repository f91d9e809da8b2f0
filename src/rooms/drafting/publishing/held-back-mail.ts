import type { CheckItem } from '../../../common/check-item.ts';
import { accountRow, listStaff, mailOf, type Account, type Piece } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { Tx, World } from '../../../world.ts';
import type { StoryAtHand } from './story-at-hand.ts';

const mostMails = 20;

/** Whoever it is assigned to, and those who publish. */
const inCharge = async (world: World, tx: Tx, { row }: StoryAtHand): Promise<Account[]> => {
  const staff = await listStaff(world, 200);
  const heads = staff.filter(({ role, disabledAt }) => role === 'editor' && disabledAt === undefined);
  const publishers = staff.filter(({ role, disabledAt }) => role === 'publisher' && disabledAt === undefined);
  const assignee = row.assignee_id === null ? undefined : await accountRow(tx.db, { id: row.assignee_id });
  const all = [...(assignee ? [assignee] : []), ...(heads.length > 0 ? heads : publishers)];
  return [...new Map(all.map((one) => [one.id, one])).values()].slice(0, mostMails);
};

/** Tells those in charge that something did not go out at its time, and why. */
export const mailHeldBack = async (
  world: World,
  tx: Tx,
  story: StoryAtHand,
  { blockers, isChange }: { blockers: readonly CheckItem[]; isChange: boolean },
): Promise<void> => {
  const { defaultEdition } = await publicationOf(world);
  const { publicUrl } = world.config;
  const headline = story.fields.headline || 'A story without a headline';
  const href = new URL(`/newsroom/stories/${story.row.id}/publish`, publicUrl).href;
  const what = isChange ? 'The changes to this story did not go out' : 'This story was not published';
  const pieces: Piece[] = [
    { text: `${what} at its time, because something blocks it:` },
    { line: headline, href },
    ...blockers.map(({ words }): Piece => ({ text: `– ${words}` })),
    { button: 'Open the checklist', href },
  ];
  // The newsroom speaks English, whatever its editions do.
  const edition = { ...defaultEdition, language: 'en', direction: 'ltr' as const };
  for (const { email } of await inCharge(world, tx, story)) {
    if (!email) continue;
    await tx.later('mail', mailOf({ to: email, subject: `Held back: ${headline}`, edition, pieces, publicUrl }));
  }
};
