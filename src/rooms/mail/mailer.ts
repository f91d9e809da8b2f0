import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Mail, World } from '../../world.ts';
import { usualSender } from './sender.ts';

type MailConfig = Pick<Config, 'smtpUrl' | 'dataDir' | 'publicUrl'>;

/** The folder mails are written to when there is no SMTP server. */
export const outboxOf = (dataDir: string): string => join(dataDir, 'outbox');

/** Written whole or not at all: a program that watches the folder never reads half a mail. */
const writeToOutbox = async (folder: string, message: Buffer): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.eml`;
  await writeFile(join(folder, `.${name}`), message);
  await rename(join(folder, `.${name}`), join(folder, name));
};

/** Sends through the SMTP server of the settings, or writes `.eml` files to the outbox when there is none. */
export const createMailer = ({ smtpUrl, dataDir, publicUrl }: MailConfig): World['sendMail'] => {
  const envelope = ({ from, to, subject, text, html, replyTo, headers }: Mail) => ({
    from: from ?? usualSender({ publicUrl }),
    // As an object it is one address: from a text the library would read a list, with comments and groups.
    to: { name: '', address: to },
    subject,
    text,
    html,
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
    headers,
  });
  // Loaded at the first mail: most nodes of a quiet site never send one.
  const load = () => import('nodemailer');
  if (smtpUrl) {
    let transport: ReturnType<Awaited<ReturnType<typeof load>>['createTransport']> | undefined;
    return async (mail) =>
      void (await (transport ??= (await load()).createTransport(smtpUrl)).sendMail(envelope(mail)));
  }
  return async (mail) => {
    // RFC 5322 wants CR LF everywhere: strict readers refuse a lone LF.
    const composer = (await load()).createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const { message } = await composer.sendMail(envelope(mail));
    await writeToOutbox(outboxOf(dataDir), message as Buffer);
  };
};
