import { formatDate, formatDateTime } from '../../../common/dates.ts';
import { formatNumber, interfaceLanguage, wordsFor } from '../../../common/words.ts';
import type { Edition, Publication } from '../../publication/publication.ts';
import { actWords } from '../act-words.ts';
import { appealableUntil } from '../appeals/appeal.ts';
import { wordsOfFinding } from '../checks/check-words.ts';
import { discussionSettings } from '../discussion-settings.ts';
import { isIllegalGround, isRule } from '../rules.ts';
import { ruleName } from '../rule-name.ts';
import { spanWords } from '../spans.ts';
import type { Statement } from './read-statement.ts';
import { statementWords, type StatementWords } from './statement-words.ts';

/** A heading, what is said under it, and somebody's words. */
export type StatementPart = { title: string; texts: string[]; quote?: string };

type Scene = { edition: Edition; publication: Publication };
type Telling = Statement & { words: StatementWords; scene: Scene };

const day = 86_400_000;

const placeOf = ({ edition, publication }: Scene) => ({
  language: edition.language,
  timeZone: publication.settings.timeZone,
});

const measurePart = ({ details, words, scene }: Telling): StatementPart => {
  const { about, until, withComments } = details;
  const ends =
    until === undefined
      ? about === 'warn'
        ? words.untilRead
        : words.forGood
      : words.until(formatDateTime(until, placeOf(scene)));
  const along = withComments === true ? [words.withComments] : [];
  return { title: words.measure, texts: [words.measures[about], ...along, `${words.scope} ${ends}`] };
};

const factsPart = ({ comment, words, scene }: Telling): StatementPart[] => {
  if (!comment) return [];
  const when = formatDateTime(comment.at, placeOf(scene));
  const said = comment.story === '' ? words.wroteOn(when) : words.wroteAt(when, comment.story);
  return comment.text === ''
    ? [{ title: words.facts, texts: [said, words.textGone] }]
    : [{ title: words.facts, texts: [said], quote: comment.text }];
};

const foundPart = ({ details, words, scene }: Telling): StatementPart[] => {
  if (details.about !== 'comment') return [];
  const { language, timeZone } = placeOf(scene);
  const { foundBy, finding } = details;
  const check = finding ? [wordsOfFinding(finding, language, timeZone)] : [];
  // A notice or report may come on top of what a check had found: both are said.
  const texts =
    foundBy === 'check' || !finding ? [words.foundBy[foundBy]] : [words.foundBy[foundBy], words.foundBy.check];
  return [{ title: words.found, texts: [...texts, ...check] }];
};

const machinePart = ({ details, words }: Telling): StatementPart => {
  const decided = details.isAutomated ? words.decidedByMachine : words.decidedByPerson;
  if (details.about !== 'comment') return { title: words.machine, texts: [decided] };
  const found = details.finding || details.isAutomated ? words.foundByMachine : words.notFoundByMachine;
  return { title: words.machine, texts: details.isAutomated ? [decided] : [`${decided} ${found}`] };
};

const groundText = ({ details, words, scene }: Telling): string => {
  const { language } = scene.edition;
  const { rule = 'other', ground, guidelines } = details;
  if (rule === 'illegal')
    return isIllegalGround(ground) ? words.byLaw(wordsFor(actWords, language).grounds[ground]) : words.lawOpen;
  const name = isRule(rule) ? ruleName(rule, language) : rule;
  return words.byGuidelines(name, formatNumber(interfaceLanguage(language), guidelines));
};

const groundParts = (telling: Telling): StatementPart[] => {
  const { details, words } = telling;
  return [
    { title: words.ground, texts: [groundText(telling)] },
    ...(details.words === '' ? [] : [{ title: words.theirWords, texts: [], quote: details.words }]),
  ];
};

/** What can be done about it, until when. */
export const redressPart = ({ at, scene }: { at: number; scene: Scene }): StatementPart => {
  const { language, timeZone } = placeOf(scene);
  const words = wordsFor(statementWords, language);
  const within = spanWords(discussionSettings(scene.publication).appealDays * day, language);
  const until = formatDate(appealableUntil(at), { language, timeZone });
  return { title: words.redress, texts: [words.appeal(until, within), words.further] };
};

/**
 * What the law asks a statement of reasons to say (Digital Services Act, article 17.3): the measure, its territory and duration, the
 * facts, whether machines were used, the ground in law or guidelines with its explanation, and the ways of redress.
 */
export const statementParts = (statement: Statement, scene: Scene): StatementPart[] => {
  const telling = { ...statement, scene, words: wordsFor(statementWords, scene.edition.language) };
  return [
    measurePart(telling),
    ...factsPart(telling),
    ...groundParts(telling),
    ...foundPart(telling),
    machinePart(telling),
    redressPart({ at: statement.at, scene }),
  ];
};
