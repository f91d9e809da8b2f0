import type { Mail, World } from '../../world.ts';
import { accountRow, isStaff, mailOf } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { shownAddress, type Webhook } from './webhook.ts';

/** Tells whoever set a webhook up, and the publication, that nothing more is sent to it. */
export const switchedOffMails = async (world: World, hook: Webhook): Promise<Mail[]> => {
  const { defaultEdition, settings } = await publicationOf(world);
  const maker = hook.createdBy ? await accountRow(world.db, { id: hook.createdBy }) : undefined;
  const isThere = maker !== undefined && maker.disabledAt === undefined && isStaff(maker.role);
  const addresses = new Set([...(isThere ? [maker.email] : []), settings.contactEmail].filter(Boolean));
  const { publicUrl } = world.config;
  const name = hook.note || shownAddress(hook.url);
  return [...addresses].map((to) =>
    mailOf({
      to,
      subject: `Messages to “${name}” have been switched off`,
      edition: defaultEdition,
      publicUrl,
      pieces: [
        { text: `“${name}” has not taken a message from the moderation desk for days, or does not want any more.` },
        { text: 'Nothing more is sent to it. When it is in order again, switch it on; what failed can be sent again.' },
        { button: 'Open this webhook', href: new URL(`/newsroom/signals/${hook.id}`, publicUrl).href },
      ],
    }),
  );
};
