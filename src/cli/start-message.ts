import { firstPublisherLink, listStaff, signInLink } from '../rooms/accounts/accounts.ts';
import { outboxOf } from '../rooms/mail/mail.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { demoEditor, isOfDemo } from '../importers/demo/demo-editor.ts';

const signInHint = async (world: World): Promise<string> => {
  const { isOpen } = (await publicationOf(world)).settings.setup;
  const first = await firstPublisherLink(world, isOpen ? '/setup' : undefined);
  if (first)
    return `open ${first} to ${isOpen ? 'set the publication up' : 'become the publisher'} (once, within a day)`;
  const staff = await listStaff(world, 100);
  const editor = staff.find(({ email }) => email === demoEditor.email);
  // The demo's editor is nobody's account: anyone at this terminal may be them. A real publication's links are made on request.
  if (editor && staff.every(({ email }) => isOfDemo(email)))
    return `open ${await signInLink(world, editor.id)} (once, within a day)`;
  return 'npx courant user link E-MAIL-ADDRESS';
};

const isHere = (publicUrl: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname);

/** What the operator wants to know once the server listens. */
export const startMessage = async (world: World, address: string): Promise<string> => {
  const { config, storage } = world;
  const database =
    storage.dialect === 'sqlite'
      ? 'SQLite in the data folder'
      : `PostgreSQL at ${new URL(config.databaseUrl ?? '').host}`;
  const mail = config.smtpUrl
    ? `by ${new URL(config.smtpUrl).host}`
    : `no SMTP_URL is set: mails are written to ${outboxOf(config.dataDir)}`;
  return [
    '',
    `  Courant is serving ${config.publicUrl}`,
    ...(isHere(config.publicUrl) ? [] : [`  Listening on      ${address}`]),
    `  Data folder       ${config.dataDir}`,
    `  Database          ${database}`,
    `  Mail              ${mail}`,
    `  Editor sign-in    ${await signInHint(world)}`,
    '',
  ].join('\n');
};
