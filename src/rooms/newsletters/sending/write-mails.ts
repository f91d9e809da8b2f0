/** One issue's mail for each reader: drawn once, with each reader's own links put in. */
import type { World } from '../../../world.ts';
import { senderOf } from '../../mail/mail.ts';
import { publicationOf, type Edition, type Publication } from '../../publication/publication.ts';
import { drawMail } from '../composing/draw-mail.ts';
import type { Issue, IssueContent, Letter } from '../letter.ts';
import { mailingSettings } from '../mailing-settings.ts';
import { bounceToken, hrefIn, unsubscribeToken, yoursToken } from '../tokens.ts';
import type { PostedMail } from './post.ts';

export type Addressee = { email: string; code: string };
export type MailWriter = (to: Addressee) => Promise<PostedMail>;

const partsOf = (address: string): [name: string, domain: string] => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
};

type Written = { letter: Letter; issue: Pick<Issue, 'code' | 'number'>; content: IssueContent };

/** Headers by which mail programs offer to end the letter, and servers know what kind of mail it is. */
const headersOf = (world: World, { letter, issue }: Written, unsubscribe: string): Record<string, string> => ({
  'List-Unsubscribe': `<${unsubscribe}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'List-Id': `<${letter.slug}.letters.${new URL(world.config.publicUrl).hostname}>`,
  'Feedback-ID': `${issue.code}:${letter.slug}:letters:courant`,
  Precedence: 'bulk',
  'Auto-Submitted': 'auto-generated',
});

const webPageOf = ({ letter, issue }: Written): string | undefined =>
  issue.number === undefined || letter.settings.archive === 'none'
    ? undefined
    : `/letters/${letter.slug}/${issue.number}`;

/** Draws the letter once; gives what puts one reader's links into it. */
const drawOnce = async (world: World, publication: Publication, edition: Edition, written: Written) => {
  const nonce = world.newSecret();
  const marks = { unsubscribe: `${nonce}-end`, yours: `${nonce}-yours` };
  const page = webPageOf(written);
  const drawn = drawMail({
    letter: written.letter,
    content: written.content,
    edition,
    publicUrl: world.config.publicUrl,
    postalAddress: publication.settings.mailSender.postalAddress,
    webHref: page && (await hrefIn(world, edition, page)),
    links: marks,
  });
  return (links: typeof marks): typeof drawn => {
    const own = (text: string): string =>
      text.replaceAll(marks.unsubscribe, links.unsubscribe).replaceAll(marks.yours, links.yours);
    return { html: own(drawn.html), text: own(drawn.text) };
  };
};

export const mailWriter = async (world: World, written: Written): Promise<MailWriter> => {
  const { letter, issue, content } = written;
  const publication = await publicationOf(world);
  const { bounceAddress } = mailingSettings(publication);
  const edition = publication.editionByCode(letter.edition) ?? publication.defaultEdition;
  const sender = senderOf(world.config, publication.settings);
  const name = letter.settings.senderName || sender.from.name || edition.publicationName;
  const from = { name, address: sender.from.address };
  const drawnFor = await drawOnce(world, publication, edition, written);
  const [, domain] = partsOf(from.address);
  const [bounceName, bounceDomain] = partsOf(bounceAddress);

  return async ({ email, code }) => {
    const ending = await unsubscribeToken(world, { code }, issue);
    const unsubscribe = await hrefIn(world, edition, `/letters/unsubscribe/${ending}`);
    const yours = await hrefIn(world, edition, `/letters/yours/${await yoursToken(world, { code })}`);
    const token = await bounceToken(world, { code }, issue);
    return {
      to: email,
      from,
      replyTo: letter.settings.replyTo || sender.replyTo,
      envelopeFrom: bounceAddress ? `${bounceName}+${token}@${bounceDomain}` : from.address,
      subject: content.subject,
      ...drawnFor({ unsubscribe, yours }),
      messageId: `<letter.${token}@${domain}>`,
      headers: headersOf(world, written, unsubscribe),
    };
  };
};
