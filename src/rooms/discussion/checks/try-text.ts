import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { markdownToComment } from '../comment-markdown.ts';
import { commentToText } from '../comment-to-text.ts';
import type { Finding } from '../comment.ts';
import type { DiscussionSettings } from '../discussion-settings.ts';
import { checks, lifted, listed } from './all-checks.ts';
import { rates } from './rates.ts';
import type { CheckInput } from './check.ts';

export type Trial = {
  account: Account;
  text: string;
  edition: { code: string; language: string };
  settings: DiscussionSettings;
  /** As if a reader nobody knows yet had written it. */
  isNew: boolean;
};

/** What every check would say of a text if a reader posted it; nothing is stored, counted or sent. */
export const tryText = async (world: World, { account, text, edition, settings, isNew }: Trial): Promise<Finding[]> => {
  const body = markdownToComment(text);
  const input: CheckInput = {
    world,
    db: world.db,
    now: world.now(),
    account: {
      ...account,
      role: 'reader',
      suspendedUntil: undefined,
      disabledAt: undefined,
      isHeld: false,
      warningId: undefined,
    },
    commenter: { id: '', publishedCount: isNew ? 0 : 1_000_000, removedCount: 0 },
    thread: { articleId: '', state: settings.state },
    settings,
    body,
    text: commentToText(body),
    edition,
    network: '',
    isEdit: false,
    confirmed: false,
  };
  const findings: Finding[] = [];
  for (const check of checks) {
    // Trying a text is no comment that counts.
    const objections = check === rates ? undefined : await check.objection(input, findings);
    for (const objection of listed(objections)) findings.push({ check: check.name, ...objection });
  }
  return lifted(findings);
};
