/** A letter sent at once to see whether letters leave at all, with the server's answer in words. */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { outboxOf } from './mailer.ts';
import { senderOf } from './sender.ts';

export type MailTrial = { way: 'smtp' | 'outbox'; words: string };
export type MailTrialRefusal =
  | 'login-refused'
  | 'unreachable'
  | 'unknown-host'
  | 'certificate'
  | 'not-encrypted'
  | 'too-slow'
  | 'sender-refused'
  | 'recipient-refused'
  | 'message-refused'
  | 'outbox-not-writable';

/** Nobody waits longer than that for an answer on a page. */
const timeLimit = 12_000;

type Fault = Error & { code?: string; response?: string; responseCode?: number; command?: string };

const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME|HOSTNAME_MISMATCH|DEPTH_ZERO/i;

const envelopeRefusal = ({ command = '', response = '' }: Fault): MailTrialRefusal =>
  /MAIL FROM/i.test(command) || /sender/i.test(response) ? 'sender-refused' : 'recipient-refused';

/** What stopped it, by the codes of the library and of the network under it. */
const refusalOf = (fault: Fault): MailTrialRefusal => {
  const { code = '', message } = fault;
  if (code === 'EAUTH' || fault.responseCode === 535) return 'login-refused';
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(`${code} ${message}`)) return 'unknown-host';
  if (certificateCodes.test(`${code} ${message}`)) return 'certificate';
  if (code === 'ETLS' || /wrong version number|ssl3_|STARTTLS/i.test(message)) return 'not-encrypted';
  if (code === 'ETIMEDOUT' || /timeout|timed out/i.test(message)) return 'too-slow';
  if (code === 'EENVELOPE') return envelopeRefusal(fault);
  if (code === 'EMESSAGE' || fault.responseCode !== undefined) return 'message-refused';
  return 'unreachable';
};

const words: Record<MailTrialRefusal, string> = {
  'login-refused': 'The server was reached, but refused the name or password in SMTP_URL.',
  unreachable:
    'Nothing answers at the host and port in SMTP_URL. A firewall may be in between, or the port is another one (587, 465).',
  'unknown-host': 'The host in SMTP_URL has no address: its name may be misspelt.',
  certificate:
    'The server’s certificate is not good for this host: it has run out, is made out to another name, or signed by nobody known.',
  'not-encrypted': 'Server and we could not agree on encryption: port 465 wants smtps://, port 587 smtp://.',
  'too-slow': 'The server did not answer in time.',
  'sender-refused': 'The server does not send for the sender’s address: use one that this login may send from.',
  'recipient-refused': 'The server does not take a letter to this address.',
  'message-refused': 'The server refused the letter itself.',
  'outbox-not-writable': 'The outbox folder could not be written.',
};

/** What a server said, in one line without anything that could be a secret. */
const saidBy = ({ response }: Fault): string => {
  const line = (response ?? '').split(/\r?\n/, 1)[0]?.replace(/[^\x20-\x7e]/g, '') ?? '';
  return line ? ` It said: “${line.slice(0, 160)}”` : '';
};

type Letter = { to: string; subject: string; text: string };

const bySmtp = async (world: World, url: string, letter: Letter): Promise<string> => {
  const { createTransport } = await import('nodemailer');
  const { settings } = await publicationOf(world);
  const { from, replyTo } = senderOf(world.config, settings);
  const limits = {
    connectionTimeout: timeLimit,
    greetingTimeout: timeLimit,
    socketTimeout: timeLimit,
    dnsTimeout: 5_000,
  };
  const transport = createTransport({ ...limits, url });
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })), timeLimit);
    });
    const sent = await Promise.race([
      transport.sendMail({ from, ...(replyTo ? { replyTo } : {}), ...letter, to: { name: '', address: letter.to } }),
      late,
    ]);
    return sent.response;
  } finally {
    clearTimeout(timer);
    transport.close();
  }
};

/** Sends a test letter to somebody now. Refused: why not, in words for whoever set the server up. */
export const tryMail = async (world: World, letter: Letter): Promise<Outcome<MailTrial, MailTrialRefusal>> => {
  const { smtpUrl, dataDir } = world.config;
  if (smtpUrl === undefined) {
    try {
      await world.sendMail(letter);
      return ok({
        way: 'outbox',
        words: `Written to ${outboxOf(dataDir)}; no SMTP_URL is set, so nothing leaves this machine.`,
      });
    } catch (error) {
      world.log.warn({ err: error }, 'a test mail could not be written');
      return refuse('outbox-not-writable', words['outbox-not-writable']);
    }
  }
  try {
    const answer = await bySmtp(world, smtpUrl, letter);
    return ok({ way: 'smtp', words: `The server took it: “${answer.replace(/[^\x20-\x7e]/g, '').slice(0, 160)}”` });
  } catch (error) {
    const fault = error as Fault;
    const refusal = refusalOf(fault);
    world.log.warn({ refusal, code: fault.code }, 'a test mail was not sent');
    return refuse(refusal, `${words[refusal]}${saidBy(fault)}`);
  }
};
