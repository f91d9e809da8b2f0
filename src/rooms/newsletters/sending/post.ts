/** Hands mails over to the SMTP server by a few connections that stay open, or to the outbox where there is none. */
import type { World } from '../../../world.ts';
import { judgeFault, type Judged, type MailFault } from './smtp-answer.ts';

export type PostedMail = {
  to: string;
  from: { name: string; address: string };
  replyTo: string | undefined;
  /** The address undeliverable mails come back to. */
  envelopeFrom: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
};

export type Post = {
  /** Undefined: it was taken. */
  send: (mail: PostedMail) => Promise<Judged | undefined>;
  close: () => void;
};

/** A server that says nothing for so long is as good as gone. */
const limits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, dnsTimeout: 10_000 };

const bySmtp = async (url: string, connections: number): Promise<Post> => {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ ...limits, url, pool: true, maxConnections: connections, maxMessages: 500 });
  // A connection that breaks while it is idle concerns no mail.
  transport.on('error', () => undefined);
  return {
    send: async (mail) => {
      const { to, from, replyTo, envelopeFrom, ...rest } = mail;
      try {
        await transport.sendMail({
          ...rest,
          from,
          // As an object it is one address: from a text the library would read a list.
          to: { name: '', address: to },
          ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
          envelope: { from: envelopeFrom, to: [to] },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return undefined;
      } catch (error) {
        return judgeFault(error as MailFault);
      }
    },
    close: () => transport.close(),
  };
};

const byOutbox = (world: World): Post => ({
  send: async ({ to, from, replyTo, subject, html, text, messageId, headers }) => {
    await world.sendMail({
      to,
      from,
      subject,
      html,
      text,
      ...(replyTo === undefined ? {} : { replyTo }),
      headers: { ...headers, 'Message-ID': messageId },
    });
    return undefined;
  },
  close: () => undefined,
});

export const openPost = (world: World, connections: number): Promise<Post> =>
  world.config.smtpUrl === undefined ? Promise.resolve(byOutbox(world)) : bySmtp(world.config.smtpUrl, connections);
