/** The jobs that write to readers about what was decided. */
import { sendAppealMail } from './appeals/appeal-mails.ts';
import { sendNoticeMail } from './notices/notice-mails.ts';
import { sendStatements } from './statements/statement-mails.ts';

/** Job kind → what carries it out. */
export const caseJobs = {
  'statement-mails': sendStatements,
  'appeal-mail': sendAppealMail,
  'notice-mail': sendNoticeMail,
};
