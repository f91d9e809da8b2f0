/** What a mail server's refusal means for one mail (RFC 5321, RFC 3463). */

export type MailFault = Error & { code?: string; responseCode?: number; response?: string; command?: string };

/**
 * `again`: the connection broke, or the server is busy with itself; `later`: this mailbox must wait (greylisting, full); `gone`: there is
 * no such mailbox; `refused`: this mail is not wanted there, which says nothing about the mailbox; `stop`: nothing would get through.
 */
export type Verdict = 'again' | 'later' | 'gone' | 'refused' | 'stop';
export type Judged = { verdict: Verdict; answer: string };

const minute = 60_000;
/** Greylisting wants some minutes; a full mailbox is looked at again for two days. */
const laterWaits = [2, 5, 15, 30, 60, 120, 240, 480, 720, 960].map((minutes) => minutes * minute);
const againWaits = [5_000, 15_000, minute, 5 * minute, 15 * minute, 60 * minute, 180 * minute, 360 * minute];

/** How long to wait before the next attempt after this many; undefined: there is none. */
export const waitAfter = (verdict: 'again' | 'later', attempts: number): number | undefined =>
  (verdict === 'later' ? laterWaits : againWaits)[attempts - 1];

/** Codes only: what servers say may name people. */
const answerOf = ({ responseCode, response = '', code = '' }: MailFault): string => {
  const enhanced = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  return [responseCode ?? code, enhanced].filter(Boolean).join(' ') || 'no answer';
};

const enhancedOf = ({ response = '' }: MailFault): string => /\b[45]\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '';

const atRecipient = (fault: MailFault, enhanced: string): Verdict => {
  // 5.2.2: the mailbox is full, which passes; 5.7.x: a matter of policy, not of the mailbox.
  if (enhanced === '2.2') return 'later';
  if (enhanced.startsWith('7.') || fault.responseCode === 554) return 'refused';
  return 'gone';
};

/** Judges why a mail was not taken. */
export const judgeFault = (fault: MailFault): Judged => {
  const answer = answerOf(fault);
  const { responseCode: code = 0, command = '' } = fault;
  const enhanced = enhancedOf(fault);
  const isAtRecipient = command.toUpperCase().includes('RCPT');
  if (fault.code === 'EAUTH' || fault.code === 'ENOAUTH' || code === 530 || code === 535)
    return { verdict: 'stop', answer };
  if (code === 421 || code === 0) return { verdict: 'again', answer };
  if (code >= 400 && code < 500) return { verdict: 'later', answer };
  if (/MAIL FROM/i.test(command) || /^1\.[78]$/.test(enhanced)) return { verdict: 'stop', answer };
  if (isAtRecipient) return { verdict: atRecipient(fault, enhanced), answer };
  // Refused after the whole mail was seen.
  if (/^1\.[0-6]$/.test(enhanced)) return { verdict: 'gone', answer };
  return { verdict: enhanced === '2.2' ? 'later' : 'refused', answer };
};
