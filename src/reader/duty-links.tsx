import type { JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import type { Article } from '../rooms/articles/articles.ts';
import { howWeCountLink } from '../rooms/audience/audience.ts';
import { dutySettings, hasContactPoints, keptWords, reportWords } from '../rooms/moderation/moderation.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { dutyWords } from './duties-words.ts';
import { privacyPage } from './policies.ts';

/** Lines of the footer: what the publication shows of its duties. */
export const dutyLinks = (visit: Visit): { name: string; href: string }[] => {
  const { contacts, isReportPublic, isLogPublic } = dutySettings(visit.publication);
  const { language } = visit.edition;
  const words = wordsFor(reportWords, language);
  return [
    howWeCountLink(visit),
    ...(hasContactPoints(contacts)
      ? [{ name: wordsFor(dutyWords, language).contacts, href: visit.link('/contact-points') }]
      : []),
    ...(isReportPublic ? [{ name: words.listTitle, href: visit.link('/transparency') }] : []),
    ...(isLogPublic ? [{ name: words.log.title, href: visit.link('/moderation-log') }] : []),
  ];
};

/** Under the page about privacy: what is kept, and the versions the page had. */
export const keptLinkFor = (article: Article, visit: Visit): JSX.Element | undefined => {
  const isPrivacy = dutySettings(visit.publication).policies['privacy']?.[visit.edition.code] === article.id;
  if (article.kind !== 'page' || !(isPrivacy || privacyPage.test(article.path))) return undefined;
  const { language } = visit.edition;
  return (
    <p class="link-row">
      <a href={visit.link('/kept')}>{wordsFor(keptWords, language).title}</a>
      <a href={visit.link('/policies')}>{wordsFor(dutyWords, language).allVersions}</a>
    </p>
  );
};
