/** One issue's mail for each reader: drawn once, with each reader's own links put in. */
import type { World } from '../../../world.ts';
import { senderOf } from '../../mail/mail.ts';
import { publicationOf } from '../../publication/publication.ts';
import { drawMail } from '../composing/draw-mail.ts';
import type { Issue, IssueContent, Letter } from '../letter.ts';
import { mailingSettings } from '../mailing-settings.ts';
import { bounceToken, hrefIn, unsubscribeToken, yoursToken } from '../tokens.ts';
import type { PostedMail } from './post.ts';

export type Addressee = { email: string; code: string };
export type MailWriter = (to: Addressee) => Promise<PostedMail>;

const isAddressOf = (address: string): [name: string, domain: string] => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
};

export const mailWriter = async (
  world: World,
  { letter, issue, content }: { letter: Letter; issue: Pick<Issue, 'code' | 'number'>; content: IssueContent },
): Promise<MailWriter> => {
  const publication = await publicationOf(world);
  const { bounceAddress, unsubscribeAddress } = mailingSettings(publication);
  const edition = publication.editionByCode(letter.edition) ?? publication.defaultEdition;
  const sender = senderOf(world.config, publication.settings);
  const from = {
    name: letter.settings.senderName || sender.from.name || edition.publicationName,
    address: sender.from.address,
  };
  const nonce = world.newSecret();
  const marks = { unsubscribe: `${nonce}-end`, yours: `${nonce}-yours` };
  const page =
    issue.number === undefined || letter.settings.archive === 'none'
      ? undefined
      : `/letters/${letter.slug}/${issue.number}`;
  const drawn = drawMail({
    letter,
    content,
    edition,
    publicUrl: world.config.publicUrl,
    postalAddress: publication.settings.mailSender.postalAddress,
    webHref: page && (await hrefIn(world, edition, page)),
    links: marks,
  });
  const [, domain] = isAddressOf(from.address);
  const [bounceName, bounceDomain] = isAddressOf(bounceAddress);
  const own = (text: string, links: typeof marks): string =>
    text.replaceAll(marks.unsubscribe, links.unsubscribe).replaceAll(marks.yours, links.yours);

  return async ({ email, code }) => {
    const ending = await unsubscribeToken(world, { code }, issue);
    const links = {
      unsubscribe: await hrefIn(world, edition, `/letters/unsubscribe/${ending}`),
      yours: await hrefIn(world, edition, `/letters/yours/${await yoursToken(world, { code })}`),
    };
    const token = await bounceToken(world, { code }, issue);
    const byMail = unsubscribeAddress ? `, <mailto:${unsubscribeAddress}?subject=${ending}>` : '';
    return {
      to: email,
      from,
      replyTo: letter.settings.replyTo || sender.replyTo,
      envelopeFrom: bounceAddress ? `${bounceName}+${token}@${bounceDomain}` : from.address,
      subject: content.subject,
      html: own(drawn.html, links),
      text: own(drawn.text, links),
      messageId: `<letter.${token}@${domain}>`,
      headers: {
        'List-Unsubscribe': `<${links.unsubscribe}>${byMail}`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': `<${letter.slug}.letters.${new URL(world.config.publicUrl).hostname}>`,
        'Feedback-ID': `${issue.code}:${letter.slug}:letters:courant`,
        Precedence: 'bulk',
        'Auto-Submitted': 'auto-generated',
      },
    };
  };
};
