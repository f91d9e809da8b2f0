import type { Fault } from './feed-document.ts';

/** What is wrong, in words; `%` stands for the element, or its attribute. */
const words: Record<string, string> = {
  SAXError: 'This is not well-formed XML: programs cannot read it at all',
  NotUTF8: 'The feed is not in UTF-8; directories may not read it',
  ContainsHTML: '% must be plain text and contains markup',
  CharacterData: '% contains characters that programs may take for markup',
  InvalidRFC2822Date: '% is no date of the form “Sun, 22 Nov 2026 06:00:00 GMT”',
  ProblematicalRFC822Date: '% is a date that some programs cannot read',
  ImplausibleDate: '% is far in the past or in the future',
  InvalidLink: '% is no whole web address',
  UriNotIri: '% has characters that must be percent-encoded',
  ContainsRelRef: '% has an address that means nothing outside its page',
  SecurityRisk: '% has markup that feed readers refuse for safety',
  InvalidHttpGUID: '% says it is an address and is none: say isPermaLink="false"',
  InvalidPermalink: '% says it is an address and is none: say isPermaLink="false"',
  NotSufficientlyUnique: '% is so short that other feeds will have it, too',
  DuplicateValue: '% is there twice',
  DuplicateElement: '% may stand here once',
  DuplicateEnclosure: 'An episode may have one enclosure',
  MissingAttribute: '% is missing',
  MissingElement: '% is missing',
  MissingTitle: 'A title is missing',
  MissingLink: 'A link is missing',
  MissingDescription: 'A description is missing',
  MissingGuid: 'A guid is missing: without one an episode is taken for a new one whenever it changes',
  MissingSelf: 'The feed does not name its own address (atom:link rel="self")',
  MissingItunesElement: '% is missing; Apple asks for it',
  MissingItunesEmail: 'itunes:owner with itunes:email is missing; directories write to it',
  MissingEnclosure: 'This episode has no sound: Apple leaves it out',
  RepeatedEnclosure: 'Two episodes have the same sound: Apple leaves the second out',
  UndefinedElement: '% is not known, or not in this place',
  NotBlank: '% is empty',
  TooLong: '% is too long and will be cut',
  InvalidItunesCategory: 'This is none of Apple’s categories',
  ObsoleteItunesCategory: 'This category is of a former list',
  InvalidDuration: '% is neither seconds nor 1:02:03',
  InvalidTrueFalse: '% must be true or false',
  InvalidYesNoClean: '% must be Yes',
  InvalidYesNo: '% must be yes or no',
  InvalidPositiveInteger: '% must be a whole number above 0',
  InvalidNonNegativeInteger: '% must be a whole number',
  InvalidItunesEpisodeType: '% must be full, trailer or bonus',
  InvalidItunesChannelType: '% must be episodic or serial',
  InvalidMIMEAttribute: '% is no type that podcast apps play',
  InvalidURLAttribute: '% is no whole web address',
  InvalidPodcastGuid: 'podcast:guid must be a UUID',
  InvalidContact: '% has no e-mail address',
  UnsupportedItunesFormat: 'Apple does not play files of this kind',
  InvalidLanguage: '% is no language code',
  MisplacedItem: 'Elements of the channel stand behind its items',
  NeedDescriptionBeforeContent: 'description must stand before content:encoded',
  LinkPastEnd: 'The feed leads on from its own end',
};

/** A fault as people read it; what has no words yet is told by its name. */
export const faultInWords = ({ event, parent, element, attr }: Fault): string => {
  const thing = attr === undefined ? element : `The attribute ${attr} of ${element}`;
  const said = (words[event] ?? `${event}: %`).replace('%', thing || 'The document');
  return parent === '' ? said : `${said} (in ${parent})`;
};
