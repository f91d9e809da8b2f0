import type { Config } from '../../config.ts';
import type { PublicationSettings } from '../publication/publication.ts';

export type Sender = { from: { name: string; address: string }; replyTo: string | undefined };

/** The address letters come from where nothing has been set. */
export const usualSender = ({ publicUrl }: Pick<Config, 'publicUrl'>): string =>
  `courant@${new URL(publicUrl).hostname}`;

/** From whom letters come, as the settings say. */
export const senderOf = (
  config: Pick<Config, 'publicUrl'>,
  { mailSender }: Pick<PublicationSettings, 'mailSender'>,
): Sender => ({
  from: { name: mailSender.name, address: mailSender.address || usualSender(config) },
  replyTo: mailSender.replyTo || undefined,
});
