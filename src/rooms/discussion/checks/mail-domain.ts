import { mailVerdict } from '../../accounts/accounts.ts';
import type { Check } from './check.ts';

/** Rules about the domains of mail addresses hold for accounts that were made before them, too. */
export const mailDomain: Check = {
  name: 'mail-domain',
  objection: async ({ world, account }) => {
    const verdict = await mailVerdict(world, account.email);
    return verdict && { verdict, reason: `mail-domain-${verdict}` };
  },
};
